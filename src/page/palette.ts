import type {Category} from '../document.ts'

/** The hue of each category, in degrees; lightness comes from the style, so that contrast is the same for all. */
export const hues: Readonly<Record<Category, number>> = {
  advertisement: 0, promotion: 18, subscription: 36, share: 52, navigation: 268, feed: 285, related: 302, comments: 320, legal: 232, contact: 248,
  'author-bio': 338, 'running-head': 80, duplicate: 96, hidden: 180, empty: 165, tracking: 350, 'markup-repair': 196, metadata: 212
}

/** The hue of a category; one of a newer version gets that of none. */
export const hueOf = (category: string): number => (hues as Readonly<Record<string, number>>)[category] ?? 0
