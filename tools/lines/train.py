"""`/usr/bin/python3 tools/lines/train.py TEXTS FOLDER [WEIGHTS.ts]`: train the model of lines.

TEXTS is what `texts.mjs` wrote. FOLDER gets features, cross-validated probabilities, and for each fold the weights that saw none of its sites; WEIGHTS.ts the weights of all documents.

Two looks, each gradient-boosted trees. The first goes by features of a line and its neighbours. The second goes by what the first
says of the lines around; it learns from probabilities that were made by models which saw no page of the same site. Folds are made of sites.
Seeded and single-threaded, so that two runs give the same weights.
"""
import argparse
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import unicodedata

import numpy
import xgboost

sys.path.append(str(pathlib.Path(__file__).parents[1]))
from trees import lower_halves, pack

FOLDS = 5
HERE = pathlib.Path(__file__).parent
COMMON = {'objective': 'binary:logistic', 'tree_method': 'hist', 'eta': 0.06, 'lambda': 5, 'max_bin': 64, 'seed': 7, 'nthread': 1, 'base_score': 0.5}
FIRST = {**COMMON, 'max_depth': 4, 'subsample': 0.6, 'colsample_bytree': 0.3, 'min_child_weight': 15}
SECOND = {**COMMON, 'max_depth': 3, 'subsample': 0.6, 'colsample_bytree': 0.5, 'min_child_weight': 20}
TREES = {'first': 240, 'second': 100}
# Texts of the kind that is read count most; posts, which have no noise, teach what to spare. A cut page counts as its whole.
SETS = {'textnoise-full': 1.3, 'textnoise-light': 1.8, 'magic-html-article': 1.3, 'magic-html-forum': 0.1, 'wcxb-dev': 0.15, 'post': 0.9}
TYPES = {'article': 1, 'documentation': 0.7, 'forum': 0.5}
# Texts whose letters were changed to those of another script.
DISGUISED = 0.5
# Of the short lines of other sets one in so many is looked at, and counts so much.
THINNED, SHORT = 5, 20


def set_weight(name):
    shown = re.sub('-(?:caseless|dense)$', '', name)
    return SETS.get(shown, SETS.get(re.sub('-light$', '', shown), 0)) * (1 if shown == name else DISGUISED)


def read(name):
    about = json.loads(pathlib.Path(f'{name}.json').read_text())
    return about['names'], numpy.fromfile(f'{name}.f32', dtype='<f4').reshape(-1, len(about['names'])), about['documents']


def per_line(documents, value):
    return numpy.concatenate([numpy.broadcast_to(numpy.asarray(value(document)), document['count']) for document in documents])


def fold_of(site):
    return int(hashlib.sha256(site.encode()).hexdigest()[:8], 16) % FOLDS


def weight_of(document):
    """The root of a line's length; a document counts by the root of that, since the measure is by characters."""
    lengths = numpy.array(document['sizes'])
    sizes = numpy.sqrt(lengths)
    known = numpy.array(document['labels']) >= 0
    weights = numpy.where(known, sizes, 0) / numpy.sqrt(max(sizes.sum(), 1e-9)) * set_weight(document['set']) * TYPES.get(document.get('type'), 1)
    if document['set'] in ('textnoise-full', 'textnoise-light'):
        return weights
    chosen = numpy.random.RandomState(document['start'] % 2 ** 31).rand(len(lengths)) < 1 / THINNED
    return numpy.where(lengths < SHORT, weights * THINNED * chosen, weights)


def fit(settings, rows, targets, weights, trees):
    used = weights > 0
    data = xgboost.DMatrix(rows[used], label=targets[used], weight=weights[used] / weights[used].mean())
    return xgboost.train(settings, data, num_boost_round=trees)


def cross_validate(settings, rows, targets, weights, folds, trees):
    """What models say of each row that saw none of its site, and the models."""
    boosters = []
    found = numpy.zeros(len(rows), dtype='<f4')
    for fold in range(FOLDS):
        booster = fit(settings, rows, targets, numpy.where(folds == fold, 0, weights), trees)
        found[folds == fold] = booster.predict(xgboost.DMatrix(rows[folds == fold]))
        boosters.append(booster)
    return found, boosters


SPACE = re.compile('[\\s\u200b-\u200d\u2060\ufeff\u00ad]')


def score(documents, found, threshold, kind):
    """Character-weighted: wanted and kept, unwanted and kept, wanted and dropped."""
    hits = more = lost = 0
    for document in documents:
        if not kind(document):
            continue
        texts = [SPACE.sub('', unicodedata.normalize('NFC', re.sub('^- ', '', line))) for line in document['lines']]
        keeps = found[document['start']:document['start'] + document['count']] >= threshold
        kept = ''.join(text for text, keep in zip(texts, keeps) if keep)
        for text, label, keep, line in zip(texts, document['given'], keeps, document['lines']):
            size = len(SPACE.sub('', line))
            keep = keep or text in kept
            if label == 'keep':
                hits, lost = (hits + size, lost) if keep else (hits, lost + size)
            elif label == 'drop' and keep:
                more += size
    return 2 * hits / max(1, 2 * hits + more + lost), lost / max(1, hits + lost)


def report(documents, found):
    for threshold in (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5):
        cells = [f'{threshold:.2f}']
        for kind in ('textnoise-full', 'textnoise-light'):
            for name, languages in (('all', None), ('zh', {'zh'}), ('latin', {'latin'}), ('other', {'ar', 'ja', 'ko', 'cyr'})):
                f1, lost = score(documents, found, threshold, lambda document: document['set'] == kind and (not languages or document['lang'] in languages))
                cells.append(f'{name} {f1:.3f}' + (f' (lost {lost:.4f})' if name == 'all' else ''))
        posts = [document for document in documents if document['set'] == 'post']
        sizes = per_line(posts, lambda document: document['sizes'])
        dropped = numpy.concatenate([found[document['start']:document['start'] + document['count']] < threshold for document in posts])
        print(' '.join(cells), f'posts lost {sizes[dropped].sum() / sizes.sum():.4f}', flush=True)


def packed(booster, names, settings):
    """Nobody asks what a feature did for a line, so that no shares are kept, and no names with the weights."""
    weights = pack(booster, names, settings['max_depth'], lower_halves)
    return {'width': len(names), **{key: value for key, value in weights.items() if key not in ('features', 'shares')}}


def as_source(name, weights):
    fields = ',\n  '.join(f"{key}: {json.dumps(value) if not isinstance(value, str) else chr(39) + value + chr(39)}" for key, value in weights.items())
    return f'export const {name}: LineWeights = {{\n  {fields}\n}}\n'.replace('"', "'")


def export(*arguments):
    subprocess.run(['node', str(HERE / 'export.mjs'), *map(str, arguments)], check=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('texts', type=pathlib.Path)
    parser.add_argument('folder', type=pathlib.Path)
    parser.add_argument('weights', type=pathlib.Path, nargs='?')
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    first_name, second_name, said = arguments.folder / 'first', arguments.folder / 'second', arguments.folder / 'said.f32'
    export(arguments.texts, first_name)
    names, rows, documents = read(first_name)
    targets = per_line(documents, lambda document: numpy.maximum(document['labels'], 0)).astype('f4')
    weights = per_line(documents, weight_of)
    folds = per_line(documents, lambda document: fold_of(document['site']))
    found, boosters = cross_validate(FIRST, rows, targets, weights, folds, TREES['first'])
    print('the first look, cross-validated by site:')
    report(documents, found)
    found.tofile(said)
    export(arguments.texts, second_name, said)
    second_names, second_rows, _ = read(second_name)
    again, second_boosters = cross_validate(SECOND, second_rows, targets, weights, folds, TREES['second'])
    print('the second look, cross-validated by site:')
    report(documents, again)
    again.tofile(arguments.folder / 'again.f32')
    def write(path, first, second):
        parts = [packed(first, names, FIRST), packed(second, second_names, SECOND)]
        header = "// Made by `tools/lines/train.py`; do not edit.\n\nimport type {LineWeights} from './line-trees.ts'\n"
        columns = ''.join(f"export const {name}TrainedOn = '{' '.join(columns)}'\n\n" for name, columns in (('first', names), ('second', second_names)))
        note = '/** The features by column: apart, so that who only rates lines can leave them out. */\n'
        path.write_text('\n'.join([header, note + columns.rstrip('\n') + '\n', as_source('firstWeights', parts[0]), as_source('secondWeights', parts[1])]))

    for fold in range(FOLDS):
        write(arguments.folder / f'fold-{fold}.ts', boosters[fold], second_boosters[fold])
    (arguments.folder / 'folds.json').write_text(json.dumps({document['id']: fold_of(document['site']) for document in documents}))
    if arguments.weights:
        write(arguments.weights, fit(FIRST, rows, targets, weights, TREES['first']), fit(SECOND, second_rows, targets, weights, TREES['second']))


main()
