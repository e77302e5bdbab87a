{{!What those who took part think of it.}}
<p class="step"><a href="/dialogues/{{CODE}}">← {{TITLE}}</a></p>
<h1>[[dialogues.rate]]</h1>
<p class="lead">[[dialogues.rate.lead]]</p>
{{>parts/errors}}
<form class="form" method="post" action="/dialogues/{{CODE}}/rate">{{>parts/csrf}}
{{>parts/input field="word" label="[[dialogues.rate.word]]" hint="[[dialogues.rate.word.hint]]" size="short" complete="off" max="10"}}
{{>parts/radios field="stars" label="[[dialogues.rate.stars]]"}}
{{>parts/textarea field="rating_words" label="[[dialogues.rate.words]]" rows="3" max="1000" optional="1"}}
<p class="actions"><button class="button" type="submit">[[dialogues.rate.send]]</button> <a class="button button--link" href="/question">[[dialogues.rate.asked]]</a></p>
</form>
