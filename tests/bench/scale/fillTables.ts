/** Puts each table between its marks, `<!-- NAME -->` and `<!-- end -->`; a mark without a table, or one too many, is a mistake. */
export const fillTables = (document: string, tables: Readonly<Record<string, string>>): string => {
  const wanted = new Set(Object.keys(tables));
  const filled = document.replace(/<!-- ([a-z-]+) -->\n[\s\S]*?<!-- end -->/g, (_all, name: string) => {
    const made = tables[name];
    if (made === undefined) throw new Error(`no table is made for ${name}`);
    wanted.delete(name);
    return `<!-- ${name} -->\n\n${made}\n\n<!-- end -->`;
  });
  if (wanted.size > 0) throw new Error(`no place for ${[...wanted].join(', ')}`);
  return filled;
};
