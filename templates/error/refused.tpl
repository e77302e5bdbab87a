{{!A refusal in its own words, when there is no form to show it beside.}}
<h1>[[error.refused]]</h1>
{{#REASON}}<p class="lead">{{TEXT}}</p>
{{/REASON}}
<p><a href="/">[[pages.to_home]]</a></p>
