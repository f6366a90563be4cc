"""Gradient-boosted trees of xgboost as the weights in `src/formats` hold them: trees of one depth, packed into Base64."""
import base64
import json

import numpy


def complete(text, depth):
    """A tree of a dump as one of full depth: splits (column, threshold, share that goes left) and leaves. Below a leaf that stands higher, splits go nowhere."""
    splits = [(0, 0.0, 0.5)] * (2 ** depth - 1)
    leaves = [0.0] * 2 ** depth

    def walk(node, at):
        if 'leaf' in node:
            if at >= len(splits):
                leaves[at - len(splits)] = node['leaf']
            else:
                walk(node, 2 * at + 1)
                walk(node, 2 * at + 2)
            return
        below = {child['nodeid']: child for child in node['children']}
        left, right = below[node['yes']], below[node['no']]
        splits[at] = (int(node['split'][1:]), node['split_condition'], left['cover'] / (left['cover'] + right['cover']))
        walk(left, 2 * at + 1)
        walk(right, 2 * at + 2)

    walk(json.loads(text), 0)
    return splits, leaves


def nearest_halves(thresholds):
    """The upper half of a 32-bit float, rounded to the nearest."""
    bits = numpy.array(thresholds, dtype='<f4').view('<u4')
    return ((bits.astype('<u8') + 0x8000) >> 16).astype('<u2')


def lower_halves(thresholds):
    """The upper half of a 32-bit float, towards minus infinity: a value of which the upper half is compared too stays on its side."""
    values = numpy.array(thresholds, dtype='<f4')
    bits = values.view('<u4')
    return numpy.where((values < 0) & (bits & 0xffff > 0), (bits >> 16) + 1, bits >> 16).astype('<u2')


def encode(array):
    return base64.b64encode(array.tobytes()).decode()


def pack(booster, names, depth, halves, **more):
    """What `main-model.ts` and `line-trees.ts` unpack."""
    trees = [complete(text, depth) for text in booster.get_dump(dump_format='json', with_stats=True)]
    columns, thresholds, shares = zip(*(split for splits, _ in trees for split in splits))
    leaves = numpy.array([leaf for _, tree_leaves in trees for leaf in tree_leaves])
    scale = float(f'{numpy.abs(leaves).max() / 127:.6g}')
    return {
        'features': names, 'trees': len(trees), 'depth': depth, 'base': 0, **more, 'scale': scale,
        'columns': encode(numpy.array(columns, dtype='u1')), 'thresholds': encode(halves(thresholds)),
        'shares': encode(numpy.round(numpy.array(shares) * 255).astype('u1')), 'leaves': encode(numpy.clip(numpy.round(leaves / scale), -127, 127).astype('i1')),
    }
