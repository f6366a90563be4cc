export {explainPage, type ExplainPageOptions} from './explain-page.ts'
export {reportPage, type ReportPageOptions} from './report-page.ts'
export {report, type Report, type ReportOptions} from './report.ts'
export type {DocumentSummary, SummaryLine} from '../summary.ts'
