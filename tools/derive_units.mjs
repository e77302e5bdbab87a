#!/usr/bin/env node
// Makes packs/vn/units/*.csv and packs/vn/geo/communes.json from the collected source data.
// Run by hand when the sources change; what it writes is committed.
//
//   node tools/derive_units.mjs DATA [PROVINCE]      (DATA holds units/ and geo/; PROVINCE: 68)
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const data = process.argv[2]
const province = process.argv[3] ?? '68'
if (!data) {
  console.error('usage: node tools/derive_units.mjs DATA [PROVINCE]')
  process.exit(2)
}
const pack = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'packs', 'vn')

// The two-level model (province, commune) began on this day; the sources date nothing else.
const NEW_MODEL = '2025-07-01'
const TOLERANCE = 0.0007 // degrees, about 75 m
const DECIMALS = 4 // about 11 m

function readCsv(name) {
  const [head, ...lines] = fs.readFileSync(path.join(data, name), 'utf8').trim().split(/\r?\n/)
  const columns = head.split(',')
  return lines.map((line) => {
    if (line.includes('"')) throw new Error(`${name}: quotes are not expected: ${line}`)
    const values = line.split(',')
    return Object.fromEntries(columns.map((column, i) => [column, (values[i] ?? '').normalize('NFC')]))
  })
}

function writeCsv(name, columns, rows) {
  const text = [columns.join(','), ...rows.map((row) => columns.map((c) => row[c] ?? '').join(','))]
  fs.writeFileSync(path.join(pack, 'units', name), text.join('\n') + '\n')
  console.log(`units/${name}: ${rows.length} rows`)
}

const byCode = (a, b) => (a.code < b.code ? -1 : 1)
const wide = (code, width) => String(Math.trunc(Number(code))).padStart(width, '0')
const kinds = { Tỉnh: 'province', Phường: 'ward', Xã: 'commune', 'Đặc khu': 'special_zone', 'Thị trấn': 'township' }
function kindOf(fullName) {
  if (fullName.startsWith('Thành phố ')) return 'province'
  for (const [word, kind] of Object.entries(kinds)) if (fullName.startsWith(word + ' ')) return kind
  throw new Error(`no kind in "${fullName}"`)
}
// One source row writes its kind small.
const capital = (name) => name[0].toUpperCase() + name.slice(1)
const english = (name) => name.replace("Special administrative region", "Special Zone").replace(/^(Commune|Ward) (.+)$/, "$2 $1")

// Provinces of today.
const provinces = readCsv('units/provinces.csv').map((row) => ({
  code: row.code, kind: 'province', name_vi: row.full_name, name_en: row.full_name_en, valid_from: NEW_MODEL }))
writeCsv('provinces.csv', ['code', 'kind', 'name_vi', 'name_en', 'valid_from'], provinces.sort(byCode))

// Communes of today, with a point inside and, for our province, where they came from.
const mergers = readCsv('units/old_to_new_communes.csv').filter((row) => row.newProvinceCode === province)
const former = new Map(mergers.map((row) => [row.newWardCode, row.province.replace(/^(Tỉnh|Thành phố) /, '')]))
const places = new Map(readCsv('geo/communes_2025_centroids.csv').map((row) => [row.code, row]))
const communes = readCsv('units/wards.csv').map((row) => ({
  code: row.code, kind: kindOf(capital(row.full_name)), province: row.province_code,
  name_vi: capital(row.full_name),
  name_en: english(row.full_name_en), lat: Number(places.get(row.code).rep_lat).toFixed(5),
  lon: Number(places.get(row.code).rep_lon).toFixed(5), valid_from: NEW_MODEL, former_province: former.get(row.code) ?? '' }))
writeCsv('communes.csv', ['code', 'kind', 'province', 'name_vi', 'name_en', 'lat', 'lon', 'valid_from', 'former_province'],
  communes.sort(byCode))

// Each commune of our province has a committee: the body that receives and answers.
const ours = communes.filter((row) => row.province === province)
writeCsv('commune_bodies.csv', ['code', 'kind', 'parent', 'name_vi', 'name_en'], ours.map((row) => ({
  code: `${row.code}.UBND`, kind: 'committee', parent: row.code,
  name_vi: 'UBND ' + row.name_vi[0].toLowerCase() + row.name_vi.slice(1),
  name_en: `People's Committee of ${row.name_en}` })))

// What was there before: old provinces, districts and communes that became ours.
const successors = new Map()
for (const row of mergers) {
  const code = wide(row.wardCode, 5)
  if (!successors.has(code)) successors.set(code, new Set())
  successors.get(code).add(row.newWardCode)
}
const ended = { valid_from: '', valid_to: NEW_MODEL }
const before = (name) => readCsv(`units/before-2025-07/${name}_2025-06.csv`)
const oldWards = before('wards').filter((row) => successors.has(row.code))
const oldDistricts = before('districts').filter((row) => oldWards.some((ward) => ward.district_code === row.code))
const oldProvinces = before('provinces').filter((row) => oldDistricts.some((d) => d.province_code === row.code))
const old = [
  ...oldProvinces.map((row) => ({ ...ended, code: row.code, level: 'province', kind: 'province', parent: '',
    name_vi: row.full_name, name_en: row.full_name_en, successors: province })),
  ...oldDistricts.map((row) => ({ ...ended, code: row.code, level: 'district', kind: 'district', parent: row.province_code,
    name_vi: row.full_name, name_en: row.full_name_en,
    successors: [...new Set(oldWards.filter((w) => w.district_code === row.code)
      .flatMap((w) => [...successors.get(w.code)]))].sort().join(' ') })),
  ...oldWards.map((row) => ({ ...ended, code: row.code, level: 'commune', kind: kindOf(row.full_name), parent: row.district_code,
    name_vi: row.full_name, name_en: row.full_name_en, successors: [...successors.get(row.code)].sort().join(' ') }))]
writeCsv('predecessors.csv', ['code', 'kind', 'parent', 'name_vi', 'name_en', 'valid_to', 'successors'], old)

// Boundaries: shared borders are cut into arcs where three areas (or the sea) meet, and each
// arc is simplified once, so that neighbours still touch without gaps or overlaps.
const source = JSON.parse(fs.readFileSync(path.join(data, 'geo/lamdong_communes_2025_simplified.geojson'), 'utf8'))
const key = (p) => `${p[0]},${p[1]}`
const ringsOf = (geometry) => geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
const neighbours = new Map()
for (const feature of source.features)
  for (const polygon of ringsOf(feature.geometry))
    for (const ring of polygon)
      for (let i = 0; i + 1 < ring.length; i++)
        for (const [a, b] of [[ring[i], ring[i + 1]], [ring[i + 1], ring[i]]]) {
          if (!neighbours.has(key(a))) neighbours.set(key(a), new Set())
          neighbours.get(key(a)).add(key(b))
        }
const isJunction = (p) => neighbours.get(key(p)).size !== 2

function distance(p, a, b) {
  const scale = Math.cos((p[1] * Math.PI) / 180)
  const [px, py, ax, ay, bx, by] = [p[0] * scale, p[1], a[0] * scale, a[1], b[0] * scale, b[1]]
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / length))
  return Math.hypot(px - ax - t * dx, py - ay - t * dy)
}
function douglasPeucker(points) {
  if (points.length < 3) return points
  let worst = 0
  let at = 0
  for (let i = 1; i + 1 < points.length; i++) {
    const d = distance(points[i], points[0], points[points.length - 1])
    if (d > worst) [worst, at] = [d, i]
  }
  if (worst <= TOLERANCE) return [points[0], points[points.length - 1]]
  return [...douglasPeucker(points.slice(0, at + 1)).slice(0, -1), ...douglasPeucker(points.slice(at))]
}
// The same arc seen from both sides gives the same points.
function simplifyArc(points) {
  const forward = points.map(key).join(' ')
  const backward = [...points].reverse().map(key).join(' ')
  return forward <= backward ? douglasPeucker(points) : douglasPeucker([...points].reverse()).reverse()
}
function simplifyRing(ring) {
  const open = ring.slice(0, -1)
  let start = open.findIndex(isJunction)
  if (start < 0) start = open.reduce((best, p, i) => (key(p) < key(open[best]) ? i : best), 0)
  const turned = [...open.slice(start), ...open.slice(0, start), open[start]]
  const out = [turned[0]]
  for (let from = 0, i = 1; i < turned.length; i++) {
    if (i + 1 < turned.length && !isJunction(turned[i])) continue
    out.push(...simplifyArc(turned.slice(from, i + 1)).slice(1))
    from = i
  }
  const rounded = out.map((p) => p.map((v) => Number(v.toFixed(DECIMALS))))
  return rounded.filter((p, i) => i === 0 || key(p) !== key(rounded[i - 1]))
}
const area = (ring) => Math.abs(ring.reduce((sum, p, i) => {
  const q = ring[(i + 1) % ring.length]
  return sum + p[0] * q[1] - q[0] * p[1]
}, 0) / 2)

const features = source.features.map((feature) => {
  const polygons = ringsOf(feature.geometry)
  const biggest = polygons.reduce((best, p) => (area(p[0]) > area(best[0]) ? p : best))
  const kept = []
  for (const polygon of polygons) {
    const rings = polygon.map(simplifyRing)
    if (rings[0].length >= 4 && area(rings[0]) > 1e-7) kept.push(rings.filter((r, i) => i === 0 || r.length >= 4))
    else if (polygon === biggest) kept.push(polygon)
  }
  return { type: 'Feature', properties: { code: feature.properties.code, name: feature.properties.fullName.normalize('NFC') },
    geometry: kept.length === 1 ? { type: 'Polygon', coordinates: kept[0] } : { type: 'MultiPolygon', coordinates: kept } }
}).sort((a, b) => byCode(a.properties, b.properties))
const text = '{"type":"FeatureCollection","features":[\n' + features.map((f) => JSON.stringify(f)).join(',\n') + '\n]}\n'
fs.writeFileSync(path.join(pack, 'geo', 'communes.json'), text)
console.log(`geo/communes.json: ${features.length} features, ${text.length} bytes`)
