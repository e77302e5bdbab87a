{{!An opinion, for its author: code, secret, how it stands.}}
<h1>[[consult.mine]]</h1>
{{#FRESH}}<div class="notice notice--done" data-draft-sent="opinion"><p>[[consult.mine.sent]]</p></div>{{/FRESH}}
<section class="panel" aria-labelledby="keep-head"><h2 id="keep-head">[[consult.mine.keep]]</h2>
<dl class="facts"><div><dt>[[consult.mine.code]]</dt><dd class="code__text">{{CODE}}</dd></div><div><dt>[[consult.mine.secret]]</dt><dd><span class="secret">{{SECRET}}</span></dd></div></dl></section>
<blockquote class="said">{{WORDS}}</blockquote>
<p><span class="tag tag--{{TAG_LOOK}}">{{TAG_TEXT}}</span></p>
{{#HIDDEN}}<div class="notice notice--warn"><p>[[consult.mine.hidden]] {{REASON}}</p></div>{{/HIDDEN}}
{{#GROUPED}}<section class="panel" aria-labelledby="answer-head"><h2 id="answer-head">[[consult.mine.answer]]</h2><p>[[consult.mine.group]] <strong>{{GROUP_TITLE}}</strong> <span class="muted">({{GROUP_COUNT}})</span></p><p><span class="tag tag--{{ANSWER_LOOK}}">{{ANSWER}}</span></p>{{#BECAUSE}}<p>{{BECAUSE_TEXT}}</p>{{/BECAUSE}}</section>{{/GROUPED}}
<p><a href="/consultations/{{CONSULTATION}}">{{TITLE}}</a></p>
