{{!Asking a question before or during a dialogue.}}
<p class="step"><a href="/dialogues/{{CODE}}">← {{TITLE}}</a></p>
<h1>[[dialogues.ask]]</h1>
<p class="lead">{{WHEN}}</p>
{{>parts/errors}}
<form class="form" method="post" action="/dialogues/{{CODE}}/ask">{{>parts/csrf}}
<section class="panel" aria-labelledby="what-head"><h2 id="what-head">[[dialogues.ask.what]]</h2>
{{>parts/select field="theme" label="[[dialogues.theme]]" empty="[[send.choose]]"}}
{{>parts/textarea field="words" label="[[dialogues.ask.words]]" hint="[[dialogues.ask.words.hint]]" rows="5" max="4000"}}
</section>
<section class="panel" aria-labelledby="who-head"><h2 id="who-head">[[meetings.book.who]]</h2>
<p class="muted">[[dialogues.ask.who]]</p>
{{>parts/input field="name" label="[[send.name]]" complete="name" max="120" optional="1"}}
{{>parts/input field="phone" label="[[send.phone]]" type="tel" mode="tel" size="medium" complete="tel" optional="1"}}
{{>parts/input field="email" label="[[send.email]]" mode="email" complete="email" max="120" optional="1"}}
</section>
<p class="actions"><button class="button" type="submit">[[dialogues.ask.send]]</button></p>
</form>
