/** The origin of changes that another tab of this device handed over; that tab seals them itself. */
export const TAB_ORIGIN: unique symbol = Symbol('cairn.tab');
