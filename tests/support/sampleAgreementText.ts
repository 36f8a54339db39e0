/** The agreement of AGREEMENT-FORMAT, as text that tests change line by line. 見本. */
export const sampleAgreementText = `agreement: sample-wide-area
version: 1
title: 見本 広域連携協定
effective: 2020-04-01
parties:
  - municipality: "232017"
    from: 2020-04-01
    until: 2024-04-01
    admits: [医師, 訪問看護師]
  - municipality: "232076"
    from: 2020-04-01
  - municipality: "232114"
    from: 2020-04-01
hubs:
  - id: hub-pediatric
    name: 見本 小児医療拠点病院
    municipality: "231002"
    from: 2020-04-01
    until: 2030-04-01
clauses:
  - id: a3
    title: 多職種連携
    from: 2020-06-01
    until: 2024-04-01
    reach: same-area
    purposes: [care]
    discloses: [post, visit-report, vitals, photo, minutes]
    professions: [医師, 訪問看護師]
    requires: [consent]
  - id: a4
    title: 隣接市の連携
    from: 2020-06-01
    reach: pairs
    pairs: [["232017", "232114"]]
    purposes: [continuity]
    discloses: [summary]
`;
