{{!One question that everybody may read.}}
<p class="step"><a href="{{DIALOGUE_HREF}}">← {{DIALOGUE}}</a></p>
<h1>[[dialogues.question.title]] <span class="code__text">{{CODE}}</span></h1>
<p class="tags">{{>parts/tag}} <span class="muted">{{THEME}} · {{VOTES}}</span></p>
<blockquote class="said keep-lines">{{WORDS}}</blockquote>
{{#ANSWER}}<section class="panel" aria-labelledby="answer-head"><h2 id="answer-head">[[dialogues.answer]]</h2><p class="muted">{{ANSWERED}}</p><p class="keep-lines">{{ANSWER_WORDS}}</p></section>{{/ANSWER}}
{{#GROUP}}<h2>[[dialogues.group]]</h2><p>[[dialogues.group.one_answer]]</p>{{/GROUP}}
<ul class="ties">{{#MEMBER}}<li>{{MEMBER_WORDS}}</li>{{/MEMBER}}</ul>
<p><a href="{{CHAIN_HREF}}">[[links.chain]]</a></p>
