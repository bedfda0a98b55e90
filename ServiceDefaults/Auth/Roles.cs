namespace ServiceDefaults.Auth;

/// <summary>Who a caller is to the system. One per request; the gateway decides it.</summary>
public enum CallerRole
{
    /// <summary>Staff: owner or administrator of a company.</summary>
    Admin,

    /// <summary>Staff: office manager.</summary>
    OfficeManager,

    /// <summary>Staff: sitter or walker.</summary>
    Sitter,

    /// <summary>A client of a company, in the client portal.</summary>
    Client,

    /// <summary>A service of the host platform.</summary>
    Platform,

    /// <summary>Somebody who runs the system.</summary>
    Operator,

    /// <summary>The mail server that takes mail for us.</summary>
    MailRelay,

    /// <summary>The carrier; its signature was checked.</summary>
    Webhook,

    /// <summary>Anybody, on a public route such as <c>/media</c>.</summary>
    Public,
}

/// <summary>Names of the authorization policies that endpoints use.</summary>
public static class Policies
{
    /// <summary>Admin only.</summary>
    public const string Admin = nameof(Admin);

    /// <summary>Admin or office manager.</summary>
    public const string Office = nameof(Office);

    /// <summary>Anybody on the staff of a company.</summary>
    public const string Staff = nameof(Staff);

    /// <summary>A client of a company.</summary>
    public const string Client = nameof(Client);

    /// <summary>Staff or client.</summary>
    public const string Person = nameof(Person);

    /// <summary>The host platform.</summary>
    public const string Platform = nameof(Platform);

    /// <summary>An operator.</summary>
    public const string Operator = nameof(Operator);

    /// <summary>The mail server that takes mail for us.</summary>
    public const string MailRelay = nameof(MailRelay);

    /// <summary>The carrier, signature checked by the gateway.</summary>
    public const string Webhook = nameof(Webhook);

    /// <summary>Anybody the gateway let through.</summary>
    public const string Public = nameof(Public);

    /// <summary>Which roles satisfy which policy.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<CallerRole>> Members { get; } = new Dictionary<string, IReadOnlyList<CallerRole>>
    {
        [Admin] = [CallerRole.Admin],
        [Office] = [CallerRole.Admin, CallerRole.OfficeManager],
        [Staff] = [CallerRole.Admin, CallerRole.OfficeManager, CallerRole.Sitter],
        [Client] = [CallerRole.Client],
        [Person] = [CallerRole.Admin, CallerRole.OfficeManager, CallerRole.Sitter, CallerRole.Client],
        [Platform] = [CallerRole.Platform],
        [Operator] = [CallerRole.Operator],
        [MailRelay] = [CallerRole.MailRelay],
        [Webhook] = [CallerRole.Webhook],
        [Public] = Enum.GetValues<CallerRole>(),
    };
}
