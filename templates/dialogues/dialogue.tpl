{{!One dialogue for everybody.}}
<p class="step"><a href="/dialogues">← [[dialogues.title]]</a></p>
<h1>{{TITLE}}</h1>
<p class="tags">{{>parts/tag}}</p>
{{>parts/errors}}
{{#NOTICE_BOX}}<section class="panel" aria-labelledby="notice-head"><h2 id="notice-head">[[dialogues.notice]]</h2><p class="keep-lines">{{NOTICE_WORDS}}</p></section>{{/NOTICE_BOX}}
<dl class="facts">
{{#FACT}}<div><dt>{{LABEL}}</dt><dd class="keep-lines">{{TEXT}}</dd></div>
{{/FACT}}
</dl>
<p class="actions">{{#CAN_ASK}}<a class="button" href="/dialogues/{{CODE}}/ask">[[dialogues.ask]]</a>{{/CAN_ASK}}
{{#CAN_RATE}}<a class="button button--plain" href="/dialogues/{{CODE}}/rate">[[dialogues.rate]]</a>{{/CAN_RATE}}
<a class="button button--plain" href="/dialogues/{{CODE}}/hall">[[dialogues.hall]]</a>
<a class="button button--link" href="/chain/dialogue/{{CODE}}">[[links.chain]]</a></p>
{{#CONCLUSION}}<section class="panel" id="conclusion" aria-labelledby="conclusion-head"><h2 id="conclusion-head">[[dialogues.conclusion]] {{CONCLUSION_NO}}</h2>
<p class="muted">{{CONCLUDED}}</p><blockquote class="said keep-lines">{{CONCLUSION_WORDS}}</blockquote></section>{{/CONCLUSION}}
{{#COMMITMENTS}}<h2>[[dialogues.promised]]</h2>{{/COMMITMENTS}}
{{>parts/commitments}}
{{#RATED}}<p><strong>{{RATED_TEXT}}</strong></p>{{/RATED}}
{{#MEDIA}}<h2>[[dialogues.media]]</h2>{{/MEDIA}}
<div class="photos">{{#PHOTO}}<a href="{{PHOTO_HREF}}"><img class="file__picture" src="{{PHOTO_HREF}}?small=1" alt="{{CAPTION}}" loading="lazy"></a>{{/PHOTO}}</div>
<ul class="ties">{{#RECORDING}}<li><a href="{{RECORDING_HREF}}" rel="external noopener">[[dialogues.recording]]: {{CAPTION}}</a></li>{{/RECORDING}}</ul>
<h2 id="questions">[[dialogues.questions]]</h2>
<ul class="numbers">
<li><span class="number">{{COUNT_ALL}}</span> [[dialogues.count.all]]</li>
<li><span class="number">{{COUNT_ANSWERED}}</span> [[dialogues.count.answered]]</li>
<li><span class="number">{{COUNT_LATER}}</span> [[dialogues.count.later]]</li>
<li><span class="number">{{COUNT_OPEN}}</span> [[dialogues.count.open]]</li>
</ul>
<form class="filters" method="get" action="/dialogues/{{CODE}}">
{{>parts/select field="state" label="[[meetings.state]]" empty="[[dialogues.all_questions]]"}}
<p class="actions"><button class="button button--small" type="submit">[[cases.filter]]</button></p>
</form>
{{#NO_QUESTIONS}}<div class="notice"><p>[[dialogues.questions.none]]</p></div>{{/NO_QUESTIONS}}
{{#QUESTION}}<article class="panel"><p class="tags">{{>parts/tag}} <span class="muted">{{THEME}} · {{VOTES}}</span></p>
<blockquote class="said"><a href="{{QUESTION_HREF}}">{{QUESTION_WORDS}}</a></blockquote>
{{#GROUP}}<p class="muted">{{GROUP_TEXT}}</p>{{/GROUP}}
{{#ANSWER}}<p><strong>[[dialogues.answer]]:</strong> {{ANSWER_WORDS}}</p>{{/ANSWER}}
{{#VOTE}}<form method="post" action="/dialogues/{{CODE}}/vote">{{>parts/csrf}}<input type="hidden" name="question" value="{{QUESTION_CODE}}">
<p class="actions"><button class="button button--plain button--small" type="submit">[[dialogues.vote]]<span class="hidden">: {{QUESTION_CODE}}</span></button></p></form>{{/VOTE}}
</article>
{{/QUESTION}}
{{>parts/pages}}
