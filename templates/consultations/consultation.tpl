{{!One consultation: the matter, the draft by paragraphs, what people say, what became of it.}}
<p class="step">{{SUBJECT}}</p>
<h1>{{TITLE}}</h1>
<p><span class="tag tag--{{TAG_LOOK}}">{{TAG_TEXT}}</span> {{WHEN}}</p>
<p class="lead">{{SUMMARY}}</p>
{{#SPEAK}}<p class="actions"><a class="button" href="/consultations/{{CODE}}#say">[[consult.say]]</a></p>{{/SPEAK}}
{{#DECIDED}}<section class="panel" aria-labelledby="decided-head"><h2 id="decided-head">[[consult.decided]]</h2><blockquote class="said">{{DECISION}}</blockquote><p><a href="/consultations/{{CODE}}/explanation">[[consult.explanation]]</a></p></section>{{/DECIDED}}
{{#GROUPS}}<h2 id="groups-head">[[consult.groups]]</h2>
<ul class="list">{{#GROUP}}<li><h3>{{GROUP_TITLE}}</h3><p class="muted">{{GROUP_COUNT}}</p><p><span class="tag tag--{{ANSWER_LOOK}}">{{ANSWER}}</span></p>{{#BECAUSE}}<p>{{BECAUSE_TEXT}}</p>{{/BECAUSE}}</li>
{{/GROUP}}</ul>{{/GROUPS}}
<section class="panel" aria-labelledby="facts-head"><h2 id="facts-head">[[consult.facts]]</h2>
<dl class="facts"><div><dt>[[votes.commune]]</dt><dd>{{COMMUNE}}</dd></div>
{{#TOUCHED}}<div><dt>[[consult.touched]]</dt><dd>{{TOUCHED_TEXT}}</dd></div>{{/TOUCHED}}
{{#BUDGET}}<div><dt>[[consult.budget]]</dt><dd>{{BUDGET_TEXT}}</dd></div>{{/BUDGET}}
{{#ABOUT_WORK}}<div><dt>[[votes.work]]</dt><dd><a href="/works/{{WORK}}">{{WORK}}</a></dd></div>{{/ABOUT_WORK}}</dl>
{{#POINT}}<div class="map" data-map="point" data-at="{{AT}}" data-label="[[consult.map]]" hidden></div>{{/POINT}}
{{#FILE}}{{>parts/stored_file}}{{/FILE}}</section>
{{>parts/term}}
{{#DRAFT}}<h2 id="draft">[[consult.draft]]</h2>
<ol class="draft-text">{{#PARAGRAPH}}<li id="p{{NUMBER}}"><p>{{PARAGRAPH_TEXT}}</p><p class="draft-text__tools"><span class="muted">{{SAID}}</span>{{#OPEN}} <a href="/consultations/{{CODE}}?paragraph={{NUMBER}}#say">[[consult.say.here]]<span class="hidden"> {{NUMBER}}</span></a>{{/OPEN}}</p></li>
{{/PARAGRAPH}}</ol>{{/DRAFT}}
{{#SPEAK}}<section class="panel" id="say" aria-labelledby="say-head"><h2 id="say-head">[[consult.say]]</h2>
{{>parts/errors}}
<form class="form" method="post" action="/consultations/{{CODE}}/opinions" data-draft="opinion" data-draft-restored="[[site.draft.restored]]" data-draft-discard="[[site.draft.discard]]" data-draft-kept="[[site.draft.kept]]" data-draft-offline="[[site.draft.offline]]">
{{>parts/csrf}}
{{>parts/select field="paragraph" label="[[consult.paragraph]]"}}
{{>parts/textarea field="opinion" label="[[consult.opinion]]" hint="[[consult.opinion.hint]]" rows="6" max="4000"}}
{{>parts/input field="email" label="[[consult.opinion.email]]" hint="[[consult.opinion.email.hint]]" mode="email" complete="email" max="120" optional="1"}}
<p class="actions"><button class="button" type="submit">[[consult.opinion.send]]</button></p></form></section>{{/SPEAK}}
<h2 id="opinions-head">[[consult.opinions]]</h2>
{{#NO_OPINIONS}}<div class="notice"><p>[[consult.opinions.none]]</p></div>{{/NO_OPINIONS}}
<ul class="list">{{#OPINION}}<li><p class="timeline__text">{{OPINION_TEXT}}</p><p class="muted">{{OPINION_HOW}}</p></li>
{{/OPINION}}</ul>
