import type {Cleaner} from '../edit.ts'
import {together} from '../preselect.ts'
import {authorBio} from './author-bio.ts'
import {comments} from './comments.ts'
import {contact} from './contact.ts'
import {credits} from './credits.ts'
import {duplicate} from './duplicate.ts'
import {empty} from './empty.ts'
import {feed} from './feed.ts'
import {hidden} from './hidden.ts'
import {legal} from './legal.ts'
import {mainContent} from './main-content.ts'
import {markupRepair} from './markup-repair.ts'
import {navigation} from './navigation.ts'
import {promotion} from './promotion.ts'
import {related} from './related.ts'
import {runningHeads} from './running-heads.ts'
import {share} from './share.ts'
import {subscription} from './subscription.ts'
import {textRepair} from './text-repair.ts'
import {tracking} from './tracking.ts'

// Never on by default: it is made of a file of rules.
export {learnedRules} from './learned-rules.ts'

/** One of each, in the order in which they are applied: first what repairs, then what goes by structure, then what goes by text; feeds are
 * what is left around the prose when the others have named what they know. */
export function cleaners(): Cleaner[] {
  return together([
    markupRepair(), textRepair(), mainContent(), hidden(), tracking(), runningHeads(), credits(), duplicate(), navigation(), related(), share(),
    promotion(), subscription(), comments(), legal(), contact(), authorBio(), feed(), empty()
  ])
}
