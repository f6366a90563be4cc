export {learn, learner, type Learner, type LearnOptions} from './learner.ts'
export {readRules, type LearnedRule, type RuleExample, type RuleFile} from './rule-file.ts'
