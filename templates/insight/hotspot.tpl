{{!One alarm: where, since when, how rare, the cases behind it, what was done.}}
<p class="step"><a href="/staff/hotspots">← [[hotspots.title]]</a></p>
<h1>{{WHAT}}</h1>
<p class="tags">{{>parts/tag}} <span class="muted">{{CODE}}</span></p>
{{>parts/errors}}
<section class="panel" aria-labelledby="facts-head">
<h2 id="facts-head">[[hotspots.facts]]</h2>
<dl class="facts">
<div><dt>[[hotspots.where]]</dt><dd>{{WHERE}}</dd></div>
<div><dt>[[hotspots.since]]</dt><dd>{{SINCE}}</dd></div>
<div><dt>[[hotspots.observed]]</dt><dd>{{OBSERVED}}</dd></div>
<div><dt>[[hotspots.rare]]</dt><dd>{{RARE}}</dd></div>
{{#OPEN_NOW}}<div><dt>[[hotspots.unsolved]]</dt><dd>{{OPEN_TEXT}}</dd></div>{{/OPEN_NOW}}
{{#UNIT}}<div><dt>[[hotspots.unit]]</dt><dd>{{UNIT_NAME}}</dd></div>{{/UNIT}}
{{#ASSIGNEE}}<div><dt>[[hotspots.assignee]]</dt><dd>{{ASSIGNEE_NAME}}</dd></div>{{/ASSIGNEE}}
{{#LEAD}}<div><dt>[[hotspots.record.lead]]</dt><dd>{{LEAD_TEXT}}</dd></div>{{/LEAD}}
{{#EARLIER}}<div><dt>[[hotspots.earlier]]</dt><dd><a href="/staff/hotspots/{{EARLIER_CODE}}">{{EARLIER_CODE}}</a></dd></div>{{/EARLIER}}
</dl>
<p>{{SEEN}}</p>
<details class="why"><summary>[[hotspots.how]]</summary><p>{{EXPLAIN}}</p></details>
</section>
{{#ACTION}}<details class="why" id="do-{{ACTION_ID}}"{{#ACTION_OPEN}} open{{/ACTION_OPEN}}><summary>{{ACTION_TEXT}}</summary>
<p class="muted">{{ACTION_HINT}}</p>
<form class="form" method="post" action="/staff/hotspots/{{CODE}}/do/{{ACTION_ID}}">{{>parts/csrf}}
{{#WHO}}<div class="field{{#WHO_WRONG}} field--wrong{{/WHO_WRONG}}"><label for="{{WHO_ID}}">[[hotspots.officer]]</label>
{{#WHO_WRONG}}<p class="field__error" id="{{WHO_ID}}-error">{{WHO_WRONG_TEXT}}</p>{{/WHO_WRONG}}
<select id="{{WHO_ID}}" name="officer" class="input"><option value="">[[hotspots.officer.choose]]</option>{{#OPTION}}<option value="{{OPTION_ID}}"{{#OPTION_CHOSEN}} selected{{/OPTION_CHOSEN}}>{{OPTION_NAME}}</option>{{/OPTION}}</select></div>{{/WHO}}
{{#SAY}}<div class="field{{#SAY_WRONG}} field--wrong{{/SAY_WRONG}}"><label for="{{SAY_ID}}">{{SAY_LABEL}}</label>
{{#SAY_WRONG}}<p class="field__error" id="{{SAY_ID}}-error">{{SAY_WRONG_TEXT}}</p>{{/SAY_WRONG}}
<textarea id="{{SAY_ID}}" name="words" class="input" rows="4" maxlength="4000">{{SAY_VALUE}}</textarea></div>{{/SAY}}
<p class="actions"><button class="button" type="submit">{{ACTION_TEXT}}</button></p></form></details>
{{/ACTION}}
{{#MAP}}<section class="panel"><h2 id="map-head">[[hotspots.map]]</h2>
<div class="table-box" role="region" aria-labelledby="map-head" tabindex="0">{{MAP_SVG:none}}</div></section>{{/MAP}}
<section class="panel"><h2 id="curve-head">[[hotspots.curve]]</h2>
<p class="muted">{{CURVE_ABOUT}}</p>
<div class="table-box" role="region" aria-labelledby="curve-head" tabindex="0">{{CURVE:none}}</div>
<details class="why"><summary>[[hotspots.curve.table]]</summary>
<div class="table-box" role="region" aria-label="[[hotspots.curve.table]]" tabindex="0"><table class="table"><thead><tr><th scope="col">[[hotspots.curve.from]]</th><th scope="col" class="is-number">[[hotspots.curve.observed]]</th><th scope="col" class="is-number">[[hotspots.curve.expected]]</th></tr></thead>
<tbody>{{#POINT}}<tr><th scope="row">{{POINT_DAY}}</th><td class="is-number">{{POINT_OBSERVED}}</td><td class="is-number">{{POINT_EXPECTED}}</td></tr>
{{/POINT}}</tbody></table></div></details></section>
{{#CASES}}<section class="panel" aria-labelledby="cases-head"><h2 id="cases-head">[[hotspots.cases]]</h2>
<ul>{{#CASE}}<li><a href="/staff/case/{{CASE_CODE}}">{{CASE_CODE}}</a> {{CASE_CATEGORY}}, {{CASE_UNIT}}, {{CASE_DAY}}, {{CASE_STATE}}</li>
{{/CASE}}</ul>
{{#HIDDEN}}<p class="muted">{{HIDDEN_TEXT}}</p>{{/HIDDEN}}</section>{{/CASES}}
{{#HAS_RELATED}}<section class="panel" aria-labelledby="related-head"><h2 id="related-head">[[hotspots.related]]</h2>
<ul>{{#RELATED}}<li><a href="/staff/hotspots/{{RELATED_CODE}}">{{RELATED_WHAT}}</a> <span class="muted">{{RELATED_CODE}}</span></li>
{{/RELATED}}</ul></section>{{/HAS_RELATED}}
<section class="panel" aria-labelledby="story-head"><h2 id="story-head">[[hotspots.story]]</h2>
<ol class="timeline">{{#STEP}}<li class="timeline__step"><h3 class="timeline__title">{{STEP_TITLE}}</h3>
<p class="timeline__when"><time datetime="{{STEP_ISO}}">{{STEP_TIME}}</time>{{#STEP_WHO}} · {{STEP_OFFICER}}{{/STEP_WHO}}</p>
{{#STEP_WORDS}}<p class="timeline__text">{{STEP_TEXT}}</p>{{/STEP_WORDS}}</li>
{{/STEP}}</ol></section>
