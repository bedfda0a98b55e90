namespace Gateway.Auth;

/// <summary>Names of the ways to prove who one is.</summary>
static class Schemes
{
    /// <summary>Picks one of the others by looking at the request.</summary>
    public const string Default = "gateway";

    /// <summary>A browser's cookie, after OIDC or a persona signed in.</summary>
    public const string Cookie = "cookie";

    /// <summary>A ticket of our own: personas calling the API, and Web on behalf of a signed-in person.</summary>
    public const string Ticket = "ticket";

    /// <summary>An access token of the OIDC issuer.</summary>
    public const string Jwt = "jwt";

    /// <summary>The code flow at the OIDC issuer; ends in the cookie.</summary>
    public const string Oidc = "oidc";

    /// <summary>An API key of a program: the host platform's, or a mail server's.</summary>
    public const string PlatformKey = "platform-key";

    /// <summary>X-Twilio-Signature.</summary>
    public const string TwilioSignature = "twilio-signature";
}
