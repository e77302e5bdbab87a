{{!How an officer wants to be told.}}
<p class="step"><a href="/staff/notices">← [[notices.told.title]]</a></p>
<h1>[[notices.choice.title]]</h1>
<p class="lead">[[notices.choice.lead]]</p>
{{>parts/errors}}
<form class="form" method="post" action="/staff/account/notices">{{>parts/csrf}}
{{>parts/radios field="notice_channel" label="[[notices.channel]]"}}
{{>parts/input field="notice_address" label="[[notices.address]]" hint="[[notices.address.hint]]" complete="off" max="254" optional="1"}}
{{>parts/radios field="notice_language" label="[[notices.language]]"}}
{{>parts/topics}}
<p class="actions"><button class="button" type="submit">[[notices.choice.save]]</button></p>
</form>
