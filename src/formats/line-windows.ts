/** Which lines beside a line are looked at, the nearer ones closer. */
export const steps: readonly number[] = [-3, -2, -1, 1, 2, 3]
export const isNear = (step: number): boolean => Math.abs(step) <= 2

/** How many lines behind it, or before it, make a window, and from which on it is wide. */
export const windows: readonly number[] = [-40, -15, -6, 6, 15, 40]
export const isWide = (size: number): boolean => Math.abs(size) > 6

/** The same where rare words, dates and classes of words are looked at. */
export const segmentWindows: readonly number[] = [-12, 12]

/** How many lines before it, and behind it, the second look looks at together. */
export const secondWindows: readonly number[] = [1, 2, 4, 10, 30]
