/** Whoever decides not to go on with a complaint, or ends the last stage, says how to reach them (Regs r.20, Code 2024 2.4). */
export const OMBUDSMAN = {
  name: 'Local Government and Social Care Ombudsman',
  phone: '0300 061 0614',
  web: 'www.lgo.org.uk',
} as const;
