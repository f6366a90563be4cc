export {explainPage, type ExplainPageOptions} from './explain-page.ts'
export {reportPage, type ReportPageOptions} from './report-page.ts'
export {report, type Report, type ReportItem, type ReportLine, type ReportOptions} from './report.ts'
