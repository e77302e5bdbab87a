{{!A case as its petitioner sees it.}}
<p class="step">{{KIND}}</p>
<h1 class="code__text">{{CODE}}</h1>
<p><span class="tag tag--{{TAG_LOOK}}">{{TAG_TEXT}}</span></p>
<p class="lead">{{MEANING}}</p>
{{>parts/errors}}
{{>parts/apology}}
{{#ANSWER}}<section class="panel" aria-labelledby="answer-head">
<h2 id="answer-head">{{ANSWER_TITLE}}</h2>
<p class="muted">{{ANSWER_TIME}}</p>
<blockquote class="said">{{ANSWER_WORDS}}</blockquote>
{{#FILE}}{{>parts/stored_file}}{{/FILE}}
</section>{{/ANSWER}}
{{#TELL}}<details class="panel why" id="do-{{ACTION}}"{{#TELL_OPEN}} open{{/TELL_OPEN}}><summary>{{ACTION_TITLE}}</summary>
<form class="form" method="post" action="/track/{{CODE}}/tell/{{ACTION}}" enctype="multipart/form-data" autocomplete="off">
{{>parts/csrf}}
<p>{{ACTION_ABOUT}}</p>
{{>parts/action_fields}}
{{#TELL_FILES}}<div class="field"><label for="{{ACTION}}-original">[[denounce.files]] <span class="field__optional">[[site.optional]]</span></label>
<input id="{{ACTION}}-original" name="original" type="file" class="input-file" accept=".jpg,.jpeg,.png,.webp,.pdf,.docx" multiple></div>{{/TELL_FILES}}
<p class="actions"><button class="button" type="submit">{{ACTION_TITLE}}</button></p>
</form>
</details>
{{/TELL}}
{{#ADD_NAME}}<details class="panel why" id="add-name"{{#NAME_OPEN}} open{{/NAME_OPEN}}><summary>[[denounce.name]]</summary>
<form class="form" method="post" action="/track/{{CODE}}/name" autocomplete="off">
{{>parts/csrf}}
<p>[[denounce.name.about]]</p>
{{>parts/input field="denouncer_name" complete="off" label="[[denounce.name.name]]" max="120"}}
{{>parts/input field="denouncer_address" complete="off" label="[[denounce.name.address]]" max="300"}}
{{>parts/input field="denouncer_phone" complete="off" label="[[denounce.name.phone]]" size="medium" optional="1" max="120"}}
{{>parts/input field="denouncer_email" complete="off" label="[[denounce.name.email]]" optional="1" max="120"}}
{{>parts/input field="denouncer_id_number" complete="off" label="[[denounce.name.id]]" size="medium" optional="1" max="20"}}
<p class="actions"><button class="button" type="submit">[[denounce.name]]</button></p>
</form>
</details>{{/ADD_NAME}}
{{#CAN_REPLY}}<section class="panel" id="reply-box">
<form class="form" method="post" action="/track/{{CODE}}/reply" enctype="multipart/form-data">
{{>parts/csrf}}
{{>parts/textarea field="reply" label="[[track.reply]]" rows="4" max="4000"}}
{{>parts/file field="reply_file" label="[[send.photo]]" accept=".jpg,.jpeg,.png,.webp,.pdf,.docx" multiple="1" optional="1"}}
{{#REPLY_STAGED}}<p class="notice notice--done"><input type="hidden" name="reply_file_token" value="{{TOKEN}}">{{FILE_NAME}} ({{FILE_SIZE}})</p>
{{/REPLY_STAGED}}
<p class="actions"><button class="button" type="submit">[[track.reply.send]]</button></p>
</form>
</section>{{/CAN_REPLY}}
{{#CAN_RATE}}<section class="panel" id="rate-box">
<form class="form" method="post" action="/track/{{CODE}}/rate">
{{>parts/csrf}}
{{>parts/radios field="rating" label="[[track.rate]]"}}
{{>parts/textarea field="rating_words" label="[[track.rate.words]]" rows="3" max="4000" optional="1"}}
<p class="actions"><button class="button" type="submit">[[track.rate.send]]</button></p>
</form>
</section>{{/CAN_RATE}}
{{#CAN_DISPUTE}}<details class="panel why" id="dispute-box"{{#DISPUTE_OPEN}} open{{/DISPUTE_OPEN}}><summary>[[track.dispute]]</summary>
<form class="form" method="post" action="/track/{{CODE}}/dispute" enctype="multipart/form-data">
{{>parts/csrf}}
{{>parts/textarea field="dispute" label="[[track.dispute.words]]" hint="[[track.dispute.hint]]" rows="4" max="4000"}}
{{>parts/file field="dispute_file" label="[[send.photo]]" accept=".jpg,.jpeg,.png,.webp,.pdf,.docx" multiple="1" optional="1"}}
{{#DISPUTE_STAGED}}<p class="notice notice--done"><input type="hidden" name="dispute_file_token" value="{{TOKEN}}">{{FILE_NAME}} ({{FILE_SIZE}})</p>
{{/DISPUTE_STAGED}}
<p class="actions"><button class="button" type="submit">[[track.dispute.send]]</button></p>
</form>
</details>{{/CAN_DISPUTE}}
{{#ACT}}<details class="panel why" id="do-{{ACTION}}"{{#OPEN}} open{{/OPEN}}><summary>{{ACTION_TITLE}}</summary>
<form class="form" method="post" action="/track/{{CODE}}/do/{{ACTION}}"{{#WITH_FILES}} enctype="multipart/form-data"{{/WITH_FILES}}>
{{>parts/csrf}}
{{#ABOUT}}<p>{{ABOUT_TEXT}}</p>{{/ABOUT}}
{{>parts/action_fields}}
<p class="actions"><button class="button" type="submit">{{ACTION_TITLE}}</button></p>
</form>
</details>{{/ACT}}
{{#RATED}}<section class="panel"><h2>[[track.rated]]</h2><p><strong>{{RATING}}</strong></p>
{{#RATED_WORDS}}<blockquote class="said">{{RATING_WORDS}}</blockquote>{{/RATED_WORDS}}</section>{{/RATED}}
<div class="split">
<div>
<section class="panel" aria-labelledby="due-head">
<h2 id="due-head">[[track.due]]</h2>
<dl class="facts">
<div><dt>[[track.unit]]</dt><dd>{{UNIT}}</dd></div>
{{#CLOCK}}<div><dt>{{CLOCK_NAME}}</dt><dd>{{#DUE}}<span class="capital">{{DUE_DATE}}</span> {{#LEFT}}<span class="left left--{{LEFT_LOOK}}">{{LEFT_TEXT}}</span>{{/LEFT}}{{/DUE}} <span class="muted">{{CLOCK_STATE}}</span>
{{#WHY}}<details class="why"><summary>[[track.why]]</summary><ul>{{#REASON}}<li>{{REASON_TEXT}}</li>
{{/REASON}}</ul></details>{{/WHY}}</dd></div>
{{/CLOCK}}
</dl>
{{>parts/redated}}
</section>
<section class="panel" aria-labelledby="what-head">
<h2 id="what-head">[[track.what]]</h2>
{{#SAID}}<blockquote class="said">{{WORDS}}</blockquote>{{/SAID}}{{#SEALED}}<p>[[denounce.track.sealed]]</p>{{/SEALED}}
<dl class="facts">
{{#ABOUT}}<div><dt>[[send.category]]</dt><dd>{{CATEGORY}}</dd></div>{{/ABOUT}}
{{#PLACE}}<div><dt>[[send.where]]</dt><dd>{{PLACE_TEXT}}</dd></div>{{/PLACE}}
<div><dt>[[track.received]]</dt><dd>{{RECEIVED}}</dd></div>
</dl>
{{#PETITION}}{{#FILE}}{{>parts/stored_file}}{{/FILE}}{{/PETITION}}
</section>
<p><a href="/track/{{CODE}}/notices">[[notices.mine.link]]</a></p>
<section class="panel" aria-labelledby="reads-head">
<h2 id="reads-head">[[track.reads]]</h2>
{{#READERS}}<p>[[denounce.track.readers]]</p>
{{#NO_READERS}}<p><strong>[[denounce.track.readers.none]]</strong></p>{{/NO_READERS}}
<ul>{{#READER}}<li>{{READER_WHO}}: {{READER_WHY}}, [[denounce.case.until]] {{READER_UNTIL}}</li>
{{/READER}}</ul>{{/READERS}}
{{#NOBODY}}<p>[[track.reads.nobody]]</p>{{/NOBODY}}
{{#READS}}<p>[[track.reads.lead]]</p>
{{#NO_READS}}<p><strong>[[track.reads.none]]</strong></p>{{/NO_READS}}
<ul>{{#READ}}<li>{{READ_TIME}}: {{READ_WHO}} – {{READ_WHY}}{{#READ_MORE}} ({{READ_WORDS}}){{/READ_MORE}}</li>
{{/READ}}</ul>{{/READS}}
</section>
</div>
<section class="panel" aria-labelledby="story-head">
<h2 id="story-head">[[track.story]]</h2>
<ol class="timeline">
{{#STEP}}<li class="timeline__step{{#NOW}} timeline__step--now{{/NOW}}"{{#NOW}} aria-current="step"{{/NOW}}>
<h3 class="timeline__title">{{STEP_TITLE}}</h3>
<p class="timeline__when"><time datetime="{{STEP_ISO}}">{{STEP_TIME}}</time>{{#STEP_WHO}} · {{STEP_BY}}{{/STEP_WHO}}</p>
{{#STEP_MORE}}<p class="timeline__text">{{STEP_TEXT}}</p>{{/STEP_MORE}}
{{#STEP_FACT}}<p class="timeline__text"><span class="muted">{{FACT_LABEL}}:</span> {{FACT_TEXT}}</p>
{{/STEP_FACT}}
{{#RECEIPT}}<p class="timeline__text"><a href="{{RECEIPT_HREF}}">[[track.receipt]]</a></p>{{/RECEIPT}}
</li>
{{/STEP}}
</ol>
<p><a href="/track/{{CODE}}/export">[[file.own]]</a></p>
{{#CAN_WITHDRAW}}<details class="why" id="withdraw-box"{{#WITHDRAW_OPEN}} open{{/WITHDRAW_OPEN}}><summary>[[track.withdraw]]</summary>
<form class="form" method="post" action="/track/{{CODE}}/withdraw">
{{>parts/csrf}}
{{>parts/textarea field="withdraw" label="[[track.withdraw.words]]" rows="2" max="4000" optional="1"}}
<p class="actions"><button class="button button--plain" type="submit">[[track.withdraw.send]]</button></p>
</form>
</details>{{/CAN_WITHDRAW}}
</section>
</div>
