using Gateway.Auth;

namespace Gateway.Pages;

/// <summary>Pick who to be. Plain forms: it works without a script, by keyboard and with a screen reader.</summary>
static class SignInPage
{
    public static Page Choose(IReadOnlyList<Persona> personas, string? signedInAs, string? returnUrl) => new("Sign in", $"""
        <main class="card">
        <h1>Who do you want to be?</h1>
        <p>This is a development system: pick somebody of the demo companies.{(signedInAs is null ? "" : $" You are signed in as <strong>{Page.Text(signedInAs)}</strong>.")}</p>
        <form method="post" action="/signin">
        <input type="hidden" name="returnUrl" value="{Page.Text(returnUrl)}">
        {string.Concat(personas.GroupBy(persona => persona.Group).Select(Group))}
        </form>
        <p class="note">Programs ask for a bearer instead: <code>POST /signin/token</code>. With <code>Auth:Oidc</code> configured, your own issuer takes the place of this page.</p>
        </main>
        """);

    public static Page ConfirmSignOut() => new("Sign out", """
        <main class="card narrow">
        <h1>Sign out?</h1>
        <p>You will have to sign in again to see your conversations.</p>
        <form method="post" action="/signout"><button class="button">Sign out</button></form>
        </main>
        """);

    private static string Group(IGrouping<string, Persona> group) => $"""
        <h2>{Page.Text(group.Key)}</h2>
        <ul class="people">{string.Concat(group.Select(Card))}</ul>
        """;

    private static string Card(Persona persona) => $"""
        <li><button class="person" name="persona" value="{Page.Text(persona.Key)}"><span class="face" aria-hidden="true">{Page.Text(Initials(persona.Name))}</span><span><span class="name">{Page.Text(persona.Name)}</span><span class="about">{Page.Text(persona.About)}</span></span></button></li>
        """;

    private static string Initials(string name) => string.Concat(name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2).Select(word => word[0]));
}
