import { useMunicipalities } from './useMunicipalities.ts';

/** The name of a municipality by its code; what is no code is a name already. */
export const useMunicipalityName = () => {
  const { data } = useMunicipalities();
  return (code: string): string => data?.find((one) => one.code === code)?.name ?? code;
};
