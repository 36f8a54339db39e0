import { useTranslation } from 'react-i18next';
import { auditRoutes } from '#contracts/http/auditRoutes.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { routeUrl } from '../../api/routeUrl.ts';
import { DownloadLink } from '../../ui/DownloadLink.tsx';
import type { FilterQuery } from './AuditFilter.ts';

/** The trail, or what a filter leaves of it, as a file; each asking is itself a record. */
export const ExportLinks = ({
  municipality,
  query,
}: {
  municipality: MunicipalityCode;
  query: FilterQuery;
}) => {
  const { t } = useTranslation();
  return (['csv', 'jsonl', 'fhir'] as const).map((format) => (
    <DownloadLink
      key={format}
      href={routeUrl(auditRoutes.exportAudit, { municipality }, { format, ...query })}
    >
      {t(`audit.state.formats.${format}`)}
    </DownloadLink>
  ));
};
