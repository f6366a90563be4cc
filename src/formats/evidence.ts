import type {Candidate, Evidence, MetadataField} from '../document.ts'

/** Gathers what places of a source say about metadata fields. */
export interface Gathered {
  readonly evidence: Evidence
  /** Add a candidate behind those that a field has; empty values are no candidates, and neither is the same value from the same place. */
  add(field: MetadataField, candidate: Candidate): void
}

/** Begin to gather evidence: what is added first is believed first. */
export function gather(): Gathered {
  const evidence: Evidence = {}
  return {
    evidence,
    add(field, candidate) {
      if (candidate.value.length === 0) return
      const candidates = (evidence[field] ??= [])
      const known = candidates.some(({value, from}) => from === candidate.from && String(value) === String(candidate.value))
      if (!known) candidates.push(candidate)
    }
  }
}
