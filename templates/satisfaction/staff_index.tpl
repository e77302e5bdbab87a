{{!The index of a unit, and what has to be typed.}}
<h1>[[index.title]] {{YEAR}}</h1>
<p class="lead">{{UNIT}}. [[index.lead]]</p>
{{>parts/errors}}
<section class="panel" aria-labelledby="type-head"><h2 id="type-head">[[index.type]]</h2>
<form class="form" method="post" action="/staff/index">{{>parts/csrf}}
<input type="hidden" name="unit" value="{{UNIT_CODE}}"><input type="hidden" name="year" value="{{YEAR}}">
{{>parts/radios field="measure" label="[[index.measure]]"}}
{{>parts/input field="part" label="[[index.part]]" mode="numeric" size="short"}}
{{>parts/input field="whole" label="[[index.whole]]" mode="numeric" size="short"}}
{{>parts/input field="source" label="[[index.source]]" hint="[[index.source.hint]]" max="300"}}
<p class="actions"><button class="button" type="submit">[[survey.save]]</button></p></form></section>
<ul class="numbers"><li><span class="number">{{POINTS}}</span> [[index.points]]</li><li><span class="number">{{KNOWN}}</span> [[index.known]]</li><li><span class="number">{{MISSING}}</span> [[index.unknown]]</li></ul>
{{#GROUP}}<h2 id="{{GROUP_ID}}-head">{{GROUP_ID}} · {{GROUP_NAME}}: {{GROUP_POINTS}} / {{GROUP_MAX}}</h2>
<div class="table-box" role="region" aria-labelledby="{{GROUP_ID}}-head" tabindex="0"><table class="table table--stack">
<thead><tr><th scope="col">[[index.formula]]</th><th scope="col">[[index.rows]]</th><th scope="col">[[index.source]]</th><th scope="col" class="is-number">[[index.points.short]]</th></tr></thead>
<tbody>{{#PART}}<tr><th scope="row" data-label="[[index.formula]]">{{FORMULA}}{{#UNSURE}} <span class="muted">([[meetings.unsure]])</span>{{/UNSURE}}</th><td data-label="[[index.rows]]">{{INPUT}}</td><td data-label="[[index.source]]">{{SOURCE}}</td><td class="is-number" data-label="[[index.points.short]]">{{PART_POINTS}} / {{PART_MAX}}</td></tr>
{{/PART}}</tbody></table></div>{{/GROUP}}
<p class="muted">{{INDEX_CITATION}}</p>
