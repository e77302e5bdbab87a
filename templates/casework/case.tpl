{{!One case as officers see it.}}
<p class="step"><a href="/staff/queue">← [[staff.nav.queue]]</a> · {{KIND}}</p>
<h1 class="code__text">{{CODE}}</h1>
<p class="tags"><span class="tag tag--{{TAG_LOOK}}">{{TAG_TEXT}}</span> {{#LEFT}}<span class="left left--{{LEFT_LOOK}}">{{LEFT_TEXT}}</span>{{/LEFT}}</p>
{{>parts/errors}}
<div class="split">
<div>
<section class="panel" aria-labelledby="what-head">
<h2 id="what-head">[[staff.case.words]]</h2>
{{#SAID}}<blockquote class="said">{{WORDS}}</blockquote>{{/SAID}}{{#NOT_REDACTED}}<div class="notice"><p>[[denounce.case.not_redacted]]</p></div>{{/NOT_REDACTED}}
{{#PETITION}}{{#FILE}}{{>parts/stored_file}}{{/FILE}}{{/PETITION}}
<dl class="facts">
{{#FACT}}<div><dt>{{FACT_LABEL}}</dt><dd>{{FACT_TEXT}}</dd></div>
{{/FACT}}
</dl>
</section>
{{#DRAFT}}<section class="panel panel--inside" aria-labelledby="draft-head">
<h2 id="draft-head">[[staff.case.draft]]</h2>
<p class="muted">{{DRAFT_BY}}</p>
<blockquote class="said">{{DRAFT_WORDS}}</blockquote>
</section>{{/DRAFT}}
{{#ANSWER}}<section class="panel" aria-labelledby="answer-head">
<h2 id="answer-head">[[staff.case.answer]]</h2>
<p class="muted">{{ANSWER_TIME}}</p>
<blockquote class="said">{{ANSWER_WORDS}}</blockquote>
{{#FILE}}{{>parts/stored_file}}{{/FILE}}
</section>{{/ANSWER}}
{{#PAPERS}}<section class="panel panel--inside" aria-labelledby="papers-head">
<h2 id="papers-head">[[staff.case.papers]]</h2>
{{#FILE}}{{>parts/stored_file}}{{/FILE}}
</section>{{/PAPERS}}
<section class="panel" aria-labelledby="act-head">
<h2 id="act-head">[[staff.case.actions]]</h2>
{{#NO_ACTIONS}}<p>[[staff.case.no_actions]]</p>{{/NO_ACTIONS}}
{{#CLASSIFY}}<p><a class="button button--plain" href="/staff/case/{{CODE}}/classify">[[staff.classify.go]]</a></p>{{/CLASSIFY}}
{{#HAS_ACTIONS}}
{{#ACT}}<details class="why" id="do-{{ACTION}}"{{#OPEN}} open{{/OPEN}}><summary>{{ACTION_TITLE}}</summary>
<form class="form" method="post" action="/staff/case/{{CODE}}/do/{{ACTION}}"{{#WITH_FILES}} enctype="multipart/form-data"{{/WITH_FILES}}{{#KEEP}} data-draft="{{ACTION}}-{{CODE}}" data-draft-restored="[[site.draft.restored]]" data-draft-discard="[[site.draft.discard]]" data-draft-kept="[[site.draft.kept]]" data-draft-offline="[[site.draft.offline]]"{{/KEEP}}>{{>parts/csrf}}
{{#ABOUT}}<p>{{ABOUT_TEXT}}</p>{{/ABOUT}}
{{>parts/action_fields}}
<p class="actions"><button class="button{{#PLAIN}} button--plain{{/PLAIN}}" type="submit">{{ACTION_TITLE}}</button></p></form></details>
{{/ACT}}
{{/HAS_ACTIONS}}
</section>
{{#PUBLISH}}<section class="panel" aria-labelledby="publish-head">
<h2 id="publish-head">[[staff.publish.head]]</h2>
{{#IS_PUBLIC}}<p><span class="tag tag--done">[[staff.publish.is]]</span> <a href="/cases/{{CODE}}">[[staff.publish.see]]</a></p>{{/IS_PUBLIC}}
<form class="form" method="post" action="/staff/case/{{CODE}}/do/publish">{{>parts/csrf}}
{{>parts/textarea field="public_words" label="[[staff.publish.words]]" hint="[[staff.publish.hint]]" rows="5" max="4000"}}
<p class="actions"><button class="button button--plain" type="submit">[[casework.action.publish]]</button></p></form>
{{#UNPUBLISH}}<form method="post" action="/staff/case/{{CODE}}/do/unpublish">{{>parts/csrf}}<p class="actions"><button class="button button--plain button--small" type="submit">[[casework.action.unpublish]]</button></p></form>{{/UNPUBLISH}}
</section>{{/PUBLISH}}
</div>
<div>
<section class="panel" aria-labelledby="due-head">
<h2 id="due-head">[[staff.case.clocks]]</h2>
<dl class="facts">
{{#CLOCK}}<div><dt>{{CLOCK_NAME}}</dt><dd>{{#DUE}}<span class="capital">{{DUE_DATE}}</span> {{#CLOCK_LEFT}}<span class="left left--{{CLOCK_LEFT_LOOK}}">{{CLOCK_LEFT_TEXT}}</span>{{/CLOCK_LEFT}}{{/DUE}} <span class="muted">{{CLOCK_STATE}}</span>
{{#WHY}}<details class="why"><summary>[[track.why]]</summary><ul>{{#REASON}}<li>{{REASON_TEXT}}</li>
{{/REASON}}</ul></details>{{/WHY}}</dd></div>
{{/CLOCK}}
</dl>
{{>parts/watch}}
</section>
{{#ORDINARY}}<section class="panel" aria-labelledby="person-head" id="person-box">
<h2 id="person-head">[[staff.person.head]]</h2>
{{#UNNAMED}}<p>[[staff.person.unnamed]]</p>{{/UNNAMED}}
{{#NAMED}}<p><strong>{{ALIAS}}</strong></p>{{/NAMED}}
{{#PERSON}}<div class="notice notice--warn"><p>[[staff.person.once]]</p></div>
<dl class="facts">{{#PERSON_LINE}}<div><dt>{{PERSON_LABEL}}</dt><dd>{{PERSON_TEXT}}</dd></div>
{{/PERSON_LINE}}</dl>{{/PERSON}}
{{#OPEN_PERSON}}<details class="why"{{#OPEN}} open{{/OPEN}}><summary>[[staff.person.open]]</summary>
<form class="form" method="post" action="/staff/case/{{CODE}}/person">{{>parts/csrf}}
<p>[[staff.person.text]]</p>
{{>parts/select field="purpose" label="[[vault.purpose]]" empty="[[send.choose]]"}}
{{>parts/textarea field="person_words" label="[[vault.words]]" hint="[[vault.words.hint]]" rows="2" optional="1"}}
<p class="actions"><button class="button button--plain" type="submit">[[staff.person.open]]</button></p></form></details>{{/OPEN_PERSON}}
</section>{{/ORDINARY}}
{{>parts/sealed_panels}}
{{#WITH_MATTERS}}<section class="panel" aria-labelledby="matter-head">
<h2 id="matter-head">[[staff.matter.head]]</h2>
{{#NO_MATTER}}<p class="muted">[[staff.matter.none]]</p>{{/NO_MATTER}}
{{#MATTER}}<h3>{{MATTER_KIND}} <span class="muted">{{MATTER_CODE}}</span></h3>
<ul>{{#MEMBER}}<li><a href="/staff/case/{{MEMBER_CODE}}">{{MEMBER_CODE}}</a> {{MEMBER_STATE}}{{#LEADS}} <strong>([[staff.matter.lead]])</strong>{{/LEADS}}{{#LEFT_IT}} <em>([[staff.matter.left]])</em>{{/LEFT_IT}}{{#WHY_JOINED}}<br><span class="muted">{{MEMBER_REASON}}</span>{{/WHY_JOINED}}</li>
{{/MEMBER}}</ul>
{{#MAY_LEAVE}}<details class="why"><summary>[[staff.matter.leave]]</summary>
<form class="form" method="post" action="/staff/case/{{CODE}}/leave">{{>parts/csrf}}<input type="hidden" name="matter" value="{{MATTER_CODE}}">
{{>parts/input field="leave_reason" label="[[staff.matter.reason]]" max="500"}}
<p class="actions"><button class="button button--plain" type="submit">[[staff.matter.leave]]</button></p></form></details>{{/MAY_LEAVE}}
{{/MATTER}}
{{#MAY_JOIN}}<p><a href="/staff/case/{{CODE}}/signers">[[staff.signers.go]]</a></p>
<details class="why"{{#OPEN}} open{{/OPEN}}><summary>[[staff.matter.join]]</summary>
<form class="form" method="post" action="/staff/case/{{CODE}}/join">{{>parts/csrf}}
{{>parts/input field="other" label="[[staff.matter.other]]" size="medium" max="20"}}
{{>parts/radios field="kind" label="[[staff.matter.kind]]"}}
{{>parts/input field="reason" label="[[staff.matter.reason]]" max="500"}}
<p class="actions"><button class="button button--plain" type="submit">[[staff.matter.join]]</button></p></form></details>{{/MAY_JOIN}}
</section>{{/WITH_MATTERS}}
{{>parts/look_alikes}}
{{>parts/letters_panel}}
{{>parts/links_panel}}
<section class="panel panel--inside" aria-labelledby="notes-head">
<h2 id="notes-head">[[staff.notes.head]]</h2>
<p class="muted">[[staff.notes.text]]</p>
{{#NO_NOTES}}<p>[[staff.notes.none]]</p>{{/NO_NOTES}}
{{#NOTE}}<blockquote class="said">{{NOTE_WORDS}}</blockquote><p class="muted">{{NOTE_BY}}</p>
{{/NOTE}}
{{#ADD_NOTE}}<form class="form" method="post" action="/staff/case/{{CODE}}/do/note">{{>parts/csrf}}
{{>parts/textarea field="note" label="[[staff.notes.new]]" rows="3" max="4000"}}
<p class="actions"><button class="button button--plain button--small" type="submit">[[casework.action.note]]</button></p></form>{{/ADD_NOTE}}
</section>
<section class="panel" aria-labelledby="story-head">
<h2 id="story-head">[[track.story]]</h2>
<ol class="timeline">
{{#STEP}}<li class="timeline__step{{#NOW}} timeline__step--now{{/NOW}}"{{#NOW}} aria-current="step"{{/NOW}}>
<h3 class="timeline__title">{{STEP_TITLE}}</h3>
<p class="timeline__when"><time datetime="{{STEP_ISO}}">{{STEP_TIME}}</time> · {{STEP_BY}}</p>
{{#STEP_MORE}}<p class="timeline__text">{{#STEP_INSIDE}}<strong>[[staff.inside]]</strong> {{/STEP_INSIDE}}{{STEP_TEXT}}</p>{{/STEP_MORE}}
{{#STEP_FACT}}<p class="timeline__text"><span class="muted">{{FACT_LABEL}}:</span> {{FACT_TEXT}}</p>
{{/STEP_FACT}}
</li>
{{/STEP}}
</ol>
</section>
</div>
</div>
