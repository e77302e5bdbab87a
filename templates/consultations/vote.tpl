{{!One vote: what, how it passes, how it stands.}}
<p class="step">{{ITEM}}</p>
<h1>{{TITLE}}</h1>
<p><span class="tag tag--{{TAG_LOOK}}">{{TAG_TEXT}}</span></p>
<blockquote class="said">{{WORDS}}</blockquote>
{{#VOTE_NOW}}<div class="notice notice--done"><p>[[votes.open.text]] <strong>{{ENDS}}</strong>.</p><p class="actions"><a class="button" href="/votes/{{CODE}}/ballot">[[votes.vote]]</a></p></div>{{/VOTE_NOW}}
{{#RESULT}}<section class="panel" aria-labelledby="result-head"><h2 id="result-head">[[votes.result]]</h2>
<p><strong>{{OUTCOME}}</strong></p>{{#DECISION}}<blockquote class="said">{{DECISION_TEXT}}</blockquote>{{/DECISION}}{{#RECOGNITION}}<p>[[votes.recognition]]: {{RECOGNITION_TEXT}}</p>{{/RECOGNITION}}
<ul><li><a href="/votes/{{CODE}}/minutes">[[votes.minutes]]</a></li>{{#WITH_DECISION}}<li><a href="/votes/{{CODE}}/decision">[[votes.decision.form]]</a></li>{{/WITH_DECISION}}
{{#CHECKABLE}}<li><a href="/votes/{{CODE}}/check">[[votes.check]]</a></li>{{/CHECKABLE}}
<li><a href="/votes/{{CODE}}/count.tlog-proof">[[votes.proof]]</a></li></ul></section>{{/RESULT}}
{{>parts/term}}
<div class="split">
<section class="panel" aria-labelledby="facts-head"><h2 id="facts-head">[[votes.facts]]</h2>
<dl class="facts">
<div><dt>[[votes.commune]]</dt><dd>{{COMMUNE}}</dd></div>
<div><dt>[[votes.form]]</dt><dd>{{FORM}}</dd></div>
<div><dt>[[votes.scope]]</dt><dd>{{SCOPE}}</dd></div>
<div><dt>[[votes.begins]]</dt><dd>{{BEGINS}}</dd></div>
<div><dt>[[votes.ends]]</dt><dd>{{ENDS}}</dd></div>
<div><dt>[[votes.team]]</dt><dd>{{#MEMBER}}{{NAME}}<br>{{/MEMBER}}</dd></div>
{{#ABOUT_WORK}}<div><dt>[[votes.work]]</dt><dd><a href="/works/{{WORK}}">{{WORK}}</a></dd></div>{{/ABOUT_WORK}}
</dl></section>
<section class="panel" aria-labelledby="rule-head"><h2 id="rule-head">[[votes.rule]]</h2>
<p>{{RULE}}</p>{{#RULE_COMMUNE}}<p>{{RULE_COMMUNE_TEXT}}</p>{{/RULE_COMMUNE}}<p>[[votes.rule.all]]</p><p>{{EFFECT}}</p><p class="muted">{{CITATION}}</p></section>
</div>
<h2 id="villages-head">[[votes.villages]]</h2>
<div class="table-box" role="region" aria-labelledby="villages-head" tabindex="0">
<table class="table table--stack"><thead><tr><th scope="col">[[votes.village]]</th><th scope="col" class="is-number">[[votes.households]]</th><th scope="col" class="is-number">[[votes.needed]]</th><th scope="col" class="is-number">[[votes.voted]]</th>{{#COUNTED}}<th scope="col" class="is-number">[[votes.yes]]</th><th scope="col" class="is-number">[[votes.no]]</th><th scope="col" class="is-number">[[votes.other]]</th><th scope="col" class="is-number">[[votes.invalid]]</th><th scope="col">[[votes.passed]]</th>{{/COUNTED}}</tr></thead>
<tbody>{{#ROW}}<tr><th scope="row" data-label="[[votes.village]]">{{VILLAGE}}</th><td class="is-number" data-label="[[votes.households]]">{{HOUSEHOLDS}}</td><td class="is-number" data-label="[[votes.needed]]">{{NEEDED}}</td><td class="is-number" data-label="[[votes.voted]]">{{VOTED}}</td>{{#COUNTS}}<td class="is-number" data-label="[[votes.yes]]">{{YES}}</td><td class="is-number" data-label="[[votes.no]]">{{NO}}</td><td class="is-number" data-label="[[votes.other]]">{{OTHER}}</td><td class="is-number" data-label="[[votes.invalid]]">{{INVALID}}</td><td data-label="[[votes.passed]]"><span class="tag tag--{{PASS_LOOK}}">{{PASS_TEXT}}</span></td>{{/COUNTS}}</tr>
{{/ROW}}</tbody></table></div>
{{#CHANGES}}<h2>[[votes.changes]]</h2><ul class="list">{{#CHANGE}}<li>{{CHANGE_TEXT}}</li>{{/CHANGE}}</ul>{{/CHANGES}}
<p class="muted">[[votes.secret.note]]</p>
