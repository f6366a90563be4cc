"""`/usr/bin/python3 tools/main-content/train.py ROWS OUT [--only final|folds]`: train the classifier of blocks.

ROWS is what `rows.mjs` wrote. OUT gets the weights of all pages (`weights.json`), those of each fold (`fold-0.json`, ...), and
the cross-validated probability of each block (`probabilities.f32`), each made by a model that saw no page of the block's site.
"""
import argparse
import hashlib
import json
import pathlib
import sys

import numpy
import xgboost

sys.path.append(str(pathlib.Path(__file__).parents[1]))
from trees import nearest_halves, pack

FOLDS = 5
TREES = 140
# From this length on a block is prose, in information units.
LONG = 25
# What a page made of two counts beside one as it was found.
MIXED = 0.4
# A block is done with after a quarter of the trees, or more, where the logarithm of its odds is beyond this.
SURE = 4
SETTINGS = {
    'objective': 'binary:logistic', 'tree_method': 'hist', 'max_depth': 5, 'eta': 0.15, 'subsample': 0.7, 'colsample_bytree': 0.2,
    'min_child_weight': 12, 'reg_lambda': 2, 'max_bin': 64, 'seed': 7, 'nthread': 1, 'base_score': 0.5,
}


def read(folder):
    columns = json.loads((folder / 'features.json').read_text())
    rows = numpy.fromfile(folder / 'rows.f32', dtype='<f4').reshape(-1, len(columns))
    labels = numpy.fromfile(folder / 'labels.f32', dtype='<f4').reshape(-1, 2)
    pages = []
    with (folder / 'pages.jsonl').open() as lines:
        for line in lines:
            page = json.loads(line)
            pages.append({'host': page['host'], 'set': page['set'], 'type': page['type'], 'lang': page['lang'], 'blocks': len(page['texts']), 'reference': page['reference'] != '', 'mixed': page.get('mixed', False)})
    return [column['name'] for column in columns], rows, labels, pages


def fold_of(host):
    return int(hashlib.sha256(host.encode()).hexdigest()[:8], 16) % FOLDS


def importance(page):
    """Pages in scripts that are few count double. The two sets disagree on whether headline and date belong to the text: in Latin script the small one counts half."""
    if page['mixed']:
        return MIXED if page['lang'] == 'latin' else 2 * MIXED
    rare = 2 if page['outweighed'] else 1
    if page['lang'] != 'latin':
        return 2 * rare
    return rare if page['set'].startswith('wcxb') else 0.5 * rare


def find_outweighed(names, rows, labels, pages):
    """Short articles below which teasers or another article hold most of the prose: few pages teach this, and they count double."""
    units = rows[:, names.index('units')]
    prose = numpy.where((units >= LONG) & (rows[:, names.index('link-share')] < 0.5), units, 0)
    wanted = numpy.where(labels[:, 0] >= 0.5, prose, 0)
    at = 0
    for page in pages:
        end = at + page['blocks']
        total = prose[at:end].sum()
        page['outweighed'] = page['type'] == 'article' and page['reference'] and total > 8 * LONG and wanted[at:end].sum() < 0.4 * total
        at = end


def weights_of(labels, pages, seed=7):
    """The weight of a block is its length over that of its page, both to the power of 3/4; half of the negatives at double weight."""
    chance = numpy.random.default_rng(seed)
    weights = numpy.zeros(len(labels))
    at = 0
    for page in pages:
        end = at + page['blocks']
        lengths = labels[at:end, 1]
        if page['reference'] and lengths.sum() > 0:
            weights[at:end] = importance(page) * (lengths / lengths.sum()) ** 0.75
        at = end
    negative = labels[:, 0] < 0.5
    drawn = chance.random(len(labels)) < 0.5
    weights[negative] *= numpy.where(drawn[negative], 2, 0)
    return weights


def fit(rows, targets, weights):
    used = weights > 0
    data = xgboost.DMatrix(rows[used], label=targets[used], weight=weights[used] * used.sum() / weights.sum())
    return xgboost.train(SETTINGS, data, num_boost_round=TREES)


def packed(booster, names):
    return pack(booster, names, SETTINGS['max_depth'], nearest_halves, sure=SURE)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('rows', type=pathlib.Path)
    parser.add_argument('out', type=pathlib.Path)
    parser.add_argument('--only', choices=['final', 'folds'])
    arguments = parser.parse_args()
    names, rows, labels, pages = read(arguments.rows)
    arguments.out.mkdir(parents=True, exist_ok=True)
    targets = (labels[:, 0] >= 0.5).astype('f4')
    find_outweighed(names, rows, labels, pages)
    weights = weights_of(labels, pages)
    if arguments.only != 'final':
        folds = numpy.repeat([fold_of(page['host']) for page in pages], [page['blocks'] for page in pages])
        probabilities = numpy.zeros(len(rows), dtype='<f4')
        for fold in range(FOLDS):
            apart = folds == fold
            booster = fit(rows, targets, numpy.where(apart, 0, weights))
            probabilities[apart] = booster.predict(xgboost.DMatrix(rows[apart]))
            (arguments.out / f'fold-{fold}.json').write_text(json.dumps(packed(booster, names)))
        probabilities.tofile(arguments.out / 'probabilities.f32')
        found = numpy.repeat([not page['mixed'] for page in pages], [page['blocks'] for page in pages])
        judged = (weights > 0) & found
        likely = numpy.clip(numpy.where(targets > 0, probabilities, 1 - probabilities), 1e-6, 1)
        print(f'log loss, cross-validated by site: {(-numpy.log(likely) * weights)[judged].sum() / weights[judged].sum():.4f}')
    if arguments.only != 'folds':
        booster = fit(rows, targets, weights)
        (arguments.out / 'weights.json').write_text(json.dumps(packed(booster, names)))
        gains = booster.get_score(importance_type='total_gain')
        (arguments.out / 'gains.json').write_text(json.dumps({names[int(key[1:])]: value for key, value in gains.items()}))


main()
