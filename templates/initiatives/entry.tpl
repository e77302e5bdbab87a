{{!One entry of the registry as officers see it.}}
<p class="step"><a href="/staff/models">← [[models.staff.title]]</a> · {{KIND}} · {{FIELD}}</p>
<h1>{{TITLE}}</h1>
<p class="tags"><span class="tag tag--{{TAG_LOOK}}">{{TAG_TEXT}}</span> {{#BEHIND}}<span class="left left--soon">[[models.calendar.behind]] {{BEHIND_STEP}}</span>{{/BEHIND}}</p>
<p class="muted"><span id="code">{{CODE}}</span> · {{UNIT}} · {{YEAR}}{{#WHERE}} · {{PLACE}}{{/WHERE}}{{#NAME}} · {{PUBLIC_NAME}}{{/NAME}}</p>
{{#IS_PUBLIC}}<p><a href="{{HREF}}">[[models.staff.see_public]]</a></p>{{/IS_PUBLIC}}
{{>parts/errors}}
<div class="split split--main">
<div>
<section class="panel" aria-labelledby="facts-head">
<h2 id="facts-head">[[models.facts]]</h2>
<dl class="facts">{{#FACT}}<div><dt>{{FACT_LABEL}}</dt><dd class="timeline__text">{{FACT_TEXT}}</dd></div>
{{/FACT}}</dl>
{{#MAY_EDIT}}<p class="actions"><a class="button button--plain" href="/staff/models/{{CODE}}/edit">[[models.staff.edit]]</a></p>{{/MAY_EDIT}}
</section>
<section class="panel" aria-labelledby="act-head">
<h2 id="act-head">[[models.staff.steps]]</h2>
{{#NO_ACTIONS}}<p>[[models.staff.no_steps]]</p>{{/NO_ACTIONS}}
{{#ACTION}}<details class="why" id="do-{{ACTION_ID}}"{{#OPEN}} open{{/OPEN}}><summary>{{ACTION_NAME}}</summary>
<form class="form" method="post" action="/staff/models/{{CODE}}/do/{{ACTION_ID}}">{{>parts/csrf}}
<div class="field"><label for="words-{{ACTION_ID}}">{{#WORDS_MUST}}[[models.staff.words]]{{/WORDS_MUST}}{{#WORDS_MAY}}[[models.staff.words]] <span class="field__optional">[[site.optional]]</span>{{/WORDS_MAY}}</label>
<textarea id="words-{{ACTION_ID}}" name="words" class="input input--area" rows="3" maxlength="4000">{{WORDS}}</textarea></div>
<p class="actions"><button class="button" type="submit">{{ACTION_NAME}}</button></p></form></details>
{{/ACTION}}
</section>
<section class="panel" aria-labelledby="council-head">
<h2 id="council-head">[[models.council.title]]</h2>
{{#NO_COUNCIL}}<p>[[models.council.none]]</p>{{/NO_COUNCIL}}
{{#SAMPLE_TABLE}}<p class="muted">[[models.council.sample]]</p>{{/SAMPLE_TABLE}}
{{#RESULT}}<p><strong>{{RESULT_TEXT}}</strong></p>{{/RESULT}}
<dl class="facts">{{#MEMBER}}<div><dt>{{MEMBER_NAME}}</dt><dd>{{MEMBER_SAYS}}{{#MEMBER_COMMENT}}<br><span class="muted">{{COMMENT}}</span>{{/MEMBER_COMMENT}}</dd></div>
{{/MEMBER}}</dl>
{{#MY_VOICE}}<h3>[[models.council.mine]]</h3>
<form class="form" id="voice" method="post" action="/staff/models/{{CODE}}/do/voice">{{>parts/csrf}}
{{#CRITERION}}<div class="field{{#CRITERION_WRONG}} field--wrong{{/CRITERION_WRONG}}"><label for="{{CRITERION_FIELD}}">{{CRITERION_NAME}} (0–{{CRITERION_MOST}})</label>
{{#CRITERION_WRONG}}<p class="field__error" id="{{CRITERION_FIELD}}-error">{{WRONG_TEXT}}</p>{{/CRITERION_WRONG}}
<input id="{{CRITERION_FIELD}}" name="{{CRITERION_FIELD}}" value="{{CRITERION_VALUE}}" class="input input--short" inputmode="numeric" autocomplete="off"></div>
{{/CRITERION}}
{{#AGREE}}<fieldset class="field"><legend>[[models.council.agree]]</legend><p class="field__hint">[[models.council.no_points]]</p><div class="choices">
<div class="choice"><input type="radio" id="agrees" name="agrees" value="1"{{#AGREE_YES}} checked{{/AGREE_YES}}><label for="agrees">[[models.council.agrees]]</label></div>
<div class="choice"><input type="radio" id="agrees-0" name="agrees" value="0"{{#AGREE_NO}} checked{{/AGREE_NO}}><label for="agrees-0">[[models.council.disagrees]]</label></div></div></fieldset>{{/AGREE}}
{{>parts/textarea field="comment" label="[[models.council.comment]]" rows="3" max="2000"}}
<p class="actions"><button class="button" type="submit">[[models.council.send]]</button></p></form>
<details class="why"><summary>[[models.council.declare]]</summary>
<form class="form" method="post" action="/staff/models/{{CODE}}/do/conflict">{{>parts/csrf}}
{{>parts/textarea field="conflict" label="[[models.council.declare.words]]" hint="[[models.council.declare.hint]]" rows="2" max="1000"}}
<p class="actions"><button class="button button--plain" type="submit">[[models.council.declare]]</button></p></form></details>{{/MY_VOICE}}
{{#NAME_COUNCIL}}<details class="why" id="do-council"><summary>[[models.council.name]]</summary>
<form class="form" method="post" action="/staff/models/{{CODE}}/do/council">{{>parts/csrf}}
<fieldset class="field"><legend>[[models.council.members]]</legend><p class="field__hint">[[models.council.least]] {{LEAST}}</p><div class="choices">
{{#CANDIDATE}}<div class="choice"><input type="checkbox" id="officer-{{CANDIDATE_ID}}" name="appraisers" value="{{CANDIDATE_ID}}"{{#CANDIDATE_CHOSEN}} checked{{/CANDIDATE_CHOSEN}}><label for="officer-{{CANDIDATE_ID}}">{{CANDIDATE_NAME}}</label></div>
{{/CANDIDATE}}</div></fieldset>
<p class="actions"><button class="button button--plain" type="submit">[[models.council.name]]</button></p></form></details>{{/NAME_COUNCIL}}
</section>
{{#PUBLISH}}<section class="panel" aria-labelledby="publish-head">
<h2 id="publish-head">[[models.publish.title]]</h2>
<form class="form" id="publish" method="post" action="/staff/models/{{CODE}}/do/publish">{{>parts/csrf}}
{{#PERSON_CONSENT}}{{>parts/checkbox field="consent" label="[[models.publish.consent]]" hint="[[models.publish.consent.hint]]"}}
{{>parts/input field="public_name" label="[[initiatives.column.public_name]]" complete="off" max="120"}}{{/PERSON_CONSENT}}
{{>parts/textarea field="story_vi" label="[[initiatives.column.story_vi]]" hint="[[models.publish.story.hint]]" rows="6" max="6000"}}
{{>parts/textarea field="story_en" label="[[initiatives.column.story_en]]" rows="6" max="6000" optional="1"}}
<p class="actions"><button class="button" type="submit">[[models.publish.do]]</button></p></form>
{{#UNPUBLISH}}<form method="post" action="/staff/models/{{CODE}}/do/unpublish">{{>parts/csrf}}<p class="actions"><button class="button button--plain button--small" type="submit">[[models.publish.undo]]</button></p></form>{{/UNPUBLISH}}
</section>{{/PUBLISH}}
</div>
<div>
<section class="panel" aria-labelledby="photos-head">
<h2 id="photos-head">[[models.form.photos]]</h2>
{{#FILE}}{{>parts/stored_file}}{{/FILE}}
{{#MAY_EDIT}}<form class="form" method="post" action="/staff/models/{{CODE}}/do/photos" enctype="multipart/form-data">{{>parts/csrf}}
{{>parts/file field="photos" label="[[models.staff.add_photos]]" hint="[[send.photo.hint]]" accept=".jpg,.jpeg,.png,.webp,.pdf,.docx" multiple="1"}}
<p class="actions"><button class="button button--plain button--small" type="submit">[[models.staff.add_photos]]</button></p></form>{{/MAY_EDIT}}
</section>
{{#PERSON_BOX}}<section class="panel" aria-labelledby="person-head">
<h2 id="person-head">[[models.person.title]]</h2>
{{#PERSON}}<div class="notice notice--warn"><p>[[staff.person.once]]</p></div><dl class="facts"><div><dt>[[send.name]]</dt><dd>{{PERSON_NAME}}</dd></div><div><dt>[[send.phone]]</dt><dd>{{PERSON_PHONE}}</dd></div></dl>{{/PERSON}}
<details class="why"><summary>[[models.person.open]]</summary>
<form class="form" method="post" action="/staff/models/{{CODE}}/do/person">{{>parts/csrf}}
{{>parts/select field="purpose" label="[[vault.purpose]]" empty="[[send.choose]]"}}
{{>parts/textarea field="person_words" label="[[vault.words]]" hint="[[vault.words.hint]]" rows="2" optional="1"}}
<p class="actions"><button class="button button--plain" type="submit">[[models.person.open]]</button></p></form></details>
</section>{{/PERSON_BOX}}
<section class="panel" aria-labelledby="years-head">
<h2 id="years-head">[[models.years]]</h2>
<dl class="facts">{{#YEAR_LINE}}<div><dt>{{YEAR_NUMBER}}</dt><dd>{{YEAR_RESULT}}{{#YEAR_SCORE}}<br>[[models.score]] {{SCORE}}{{/YEAR_SCORE}}{{#YEAR_LEVEL}}<br>{{LEVEL_NAME}}{{/YEAR_LEVEL}}</dd></div>
{{/YEAR_LINE}}</dl>
</section>
<section class="panel" aria-labelledby="praise-head">
<h2 id="praise-head">[[models.praise.title]]</h2>
<ul>{{#PRAISE}}<li><a href="/staff/models/commendations/{{PRAISE_CODE}}">{{PRAISE_TEXT}}</a></li>
{{/PRAISE}}</ul>
{{#MAY_PROPOSE}}<details class="why" id="do-propose"><summary>[[models.praise.propose]]</summary>
{{#LEVEL_CHECK}}<h3>{{LEVEL_FORM}}</h3><ul>{{#CHECK}}<li><span class="tag tag--{{CHECK_LOOK}}">{{CHECK_TEXT}}</span></li>
{{/CHECK}}</ul>{{/LEVEL_CHECK}}
<form class="form" method="post" action="/staff/models/{{CODE}}/do/propose">{{>parts/csrf}}
{{>parts/select field="level" label="[[models.level]]" empty="[[send.choose]]"}}
{{>parts/textarea field="reason" label="[[models.praise.reason]]" hint="[[models.praise.reason.hint]]" rows="3" max="4000"}}
<p class="actions"><button class="button button--plain" type="submit">[[models.praise.propose]]</button></p></form></details>{{/MAY_PROPOSE}}
</section>
<section class="panel" aria-labelledby="spread-head">
<h2 id="spread-head">[[models.spread.title]]</h2>
{{#COPIES}}<p><strong>{{COPIES_TEXT}}</strong></p>{{/COPIES}}
{{#ORIGIN}}<p>[[models.spread.from]]: <a href="/staff/models/{{ORIGIN_CODE}}">{{ORIGIN_UNIT}}</a></p>
<dl class="facts"><div><dt>[[initiatives.column.changed]]</dt><dd>{{CHANGED}}</dd></div><div><dt>[[initiatives.column.outcome]]</dt><dd>{{OUTCOME}}</dd></div></dl>
{{#TELL_OUTCOME}}<form class="form" method="post" action="/staff/models/{{CODE}}/do/outcome">{{>parts/csrf}}
{{>parts/textarea field="outcome" label="[[initiatives.column.outcome]]" rows="3" max="2000"}}
<p class="actions"><button class="button button--plain button--small" type="submit">[[models.staff.save]]</button></p></form>{{/TELL_OUTCOME}}{{/ORIGIN}}
{{#MAY_ADOPT}}<form class="form" id="adopt" method="post" action="/staff/models/{{CODE}}/do/adopt">{{>parts/csrf}}
{{>parts/textarea field="changed" label="[[models.adopt.changed]]" hint="[[models.adopt.hint]]" rows="3" max="2000"}}
<p class="actions"><button class="button" type="submit">[[models.adopt.do]]</button></p></form>{{/MAY_ADOPT}}
</section>
<section class="panel" aria-labelledby="story-head">
<h2 id="story-head">[[models.history]]</h2>
{{>parts/timeline}}
</section>
</div>
</div>
