{{!Computing the open terms anew: preview, then doing it.}}
<h1>[[redating.title]]</h1>
<p class="lead">[[redating.lead]]</p>
{{>parts/errors}}
{{#FAILED}}<div class="notice notice--warn"><p>[[redating.failed]]</p></div>{{/FAILED}}
{{#GOING}}<section class="panel" aria-labelledby="going-head">
<h2 id="going-head">[[redating.going]]</h2>
<p role="status">{{GOING_TEXT}}</p>
{{#BAR}}<p><progress value="{{DONE}}" max="{{ALL}}" aria-labelledby="going-head"></progress></p>{{/BAR}}
<p>[[redating.going.leave]]</p>
<p class="actions"><a class="button" href="/staff/redating">[[redating.going.look]]</a></p>
</section>{{/GOING}}
{{#ASK}}<p class="actions"><a class="button" href="/staff/redating?preview=1">[[redating.preview]]</a></p>{{/ASK}}
{{#PREVIEW}}<section class="panel" aria-labelledby="preview-head">
<h2 id="preview-head">[[redating.would]]</h2>
<p>{{LOOKED}}</p>
{{#REFUSED}}<p class="notice notice--warn">{{REFUSED_TEXT}}</p>{{/REFUSED}}
{{#NOTHING}}<div class="notice notice--done"><p>[[redating.nothing]]</p></div>{{/NOTHING}}
{{#MOVES}}<p><strong>{{MOVED}}</strong> {{SHIFT}}</p>
<h3 id="units-head">[[redating.units]]</h3>
<div class="table-box" role="region" aria-labelledby="units-head" tabindex="0"><table class="table table--stack">
<thead><tr><th scope="col">[[redating.unit]]</th><th scope="col" class="is-number">[[redating.cases.head]]</th></tr></thead>
<tbody>{{#UNIT}}<tr><th scope="row" data-label="[[redating.unit]]">{{UNIT_NAME}}</th><td class="is-number" data-label="[[redating.cases.head]]">{{UNIT_CASES}}</td></tr>
{{/UNIT}}</tbody></table></div>
{{#MORE_UNITS}}<p class="muted">{{MORE_TEXT}}</p>{{/MORE_UNITS}}
<h3 id="samples-head">[[redating.samples]]</h3>
<ul class="list">
{{#SAMPLE}}<li><p><strong class="code__text">{{SAMPLE_CODE}}</strong> · {{SAMPLE_UNIT}}<br>{{SAMPLE_RULE}}: {{SAMPLE_OLD}} → <strong>{{SAMPLE_NEW}}</strong></p>
<details class="why"><summary>[[track.why]]</summary><ul>{{#REASON}}<li>{{REASON_TEXT}}</li>
{{/REASON}}</ul></details></li>
{{/SAMPLE}}
</ul>{{/MOVES}}
</section>{{/PREVIEW}}
{{#MAY_DO}}<form class="form" method="post" action="/staff/redating">{{>parts/csrf}}
{{>parts/textarea field="redating_words" label="[[redating.words]]" hint="[[redating.words.hint]]" rows="2" max="300"}}
<p class="actions"><button class="button" type="submit">[[redating.do]]</button> <a class="button button--plain" href="/staff/redating">[[redating.cancel]]</a></p>
</form>{{/MAY_DO}}
<section class="panel panel--inside" aria-labelledby="passes-head">
<h2 id="passes-head">[[redating.passes]]</h2>
{{#NO_PASS}}<p>[[redating.no_pass]]</p>{{/NO_PASS}}
<ul>{{#PASS}}<li>{{PASS_WHEN}}: {{PASS_WORDS}} – {{PASS_CASES}}, {{PASS_WHO}}{{#CUT_OFF}} <span class="tag tag--late">[[redating.cut_off]]</span>{{/CUT_OFF}}</li>
{{/PASS}}</ul>
</section>
