/** [FA6] 「先生と」 is meant for the team's doctors; who else reads it is named by the room. */
export const isDoctor = (profession: string): boolean => profession === '医師';
