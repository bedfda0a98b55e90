namespace Architecture.Tests;

/// <summary>The rules of the house: each takes the uses of some code and returns the uses that break it.</summary>
public static class Rules
{
    private static readonly string[] Outside = ["Microsoft.EntityFrameworkCore", "Npgsql", "System.Net.Http", "System.TimeProvider", "MassTransit", "System.Threading.Tasks"];

    /// <summary>Code of one room names nothing of the listed rooms or packages.</summary>
    public static IEnumerable<Use> MayNot(IEnumerable<Use> uses, string room, params string[] forbidden) =>
        uses.Where(use => Within(use.FromNamespace, room) && forbidden.Any(other => Within(use.To, other)));

    /// <summary>Inside one service, a capability uses only itself and the capabilities its row of the table allows.</summary>
    public static IEnumerable<Use> Rooms(IEnumerable<Use> uses, string service, IReadOnlyDictionary<string, string[]> table) =>
        from use in uses
        let room = Capability(use.FromNamespace, service)
        where room is not null && table.ContainsKey(room)
        let other = Capability(use.To[..Math.Max(0, use.To.LastIndexOf('.'))], service)
        where other is not null && other != room && table.ContainsKey(other) && !table[room].Contains(other)
        select use;

    /// <summary>Decisions are pure: no database, no network, no clock, no waiting.</summary>
    public static IEnumerable<Use> Pure(IEnumerable<Use> uses, IReadOnlyCollection<string> decisions) =>
        uses.Where(use => decisions.Contains(use.From) && Outside.Any(other => Within(use.To, other)));

    /// <summary>A route table has no logic: it calls neither the database nor the carrier. (A handler's signature may name them.)</summary>
    public static IEnumerable<Use> EndpointsOnlyRoute(IEnumerable<Use> uses) =>
        uses.Where(use => use.FromName.EndsWith("Endpoints", StringComparison.Ordinal) && use.Member is not null
            && (use.To.EndsWith("Db", StringComparison.Ordinal) || use.To.Contains(".Carrier.", StringComparison.Ordinal)
                || Within(use.To, "Microsoft.EntityFrameworkCore") || Within(use.To, "Npgsql")));

    /// <summary>Only the relay publishes; everybody else adds to the outbox.</summary>
    public static IEnumerable<Use> OnlyTheRelayPublishes(IEnumerable<Use> uses) =>
        uses.Where(use => use.FromName != "OutboxRelay"
            && (use.To is "MassTransit.IBus" or "MassTransit.IBusControl" or "MassTransit.IPublishEndpoint" or "MassTransit.ISendEndpointProvider" or "MassTransit.ISendEndpoint"
                || (use.To.StartsWith("MassTransit.", StringComparison.Ordinal) && use.Member is "Publish" or "Send" && use.To.EndsWith("Context", StringComparison.Ordinal))));

    /// <summary>Only background workers see all companies.</summary>
    public static IEnumerable<Use> OnlyWorkersSeeAllCompanies(IEnumerable<Use> uses) =>
        uses.Where(use => use.Member == "IgnoreQueryFilters"
            && (use.FromName.EndsWith("Endpoints", StringComparison.Ordinal) || use.FromName.StartsWith("On", StringComparison.Ordinal)));

    /// <summary>Contexts come from the scope, which sets the company.</summary>
    public static IEnumerable<Use> ContextsComeFromTheScope(IEnumerable<Use> uses) =>
        uses.Where(use => use.To == "Microsoft.EntityFrameworkCore.IDbContextFactory" && !Within(use.FromNamespace, "ServiceDefaults.Data"));

    /// <summary>Twilio is spoken in the Carrier rooms only.</summary>
    public static IEnumerable<Use> OnlyCarrierRoomsSpeakTwilio(IEnumerable<Use> uses) =>
        uses.Where(use => Within(use.To, "Twilio") && !use.FromNamespace.EndsWith(".Carrier", StringComparison.Ordinal));

    /// <summary>Mail is written and sent in the Email room only; the simulator's mailbox reads it.</summary>
    public static IEnumerable<Use> OnlyTheEmailRoomMails(IEnumerable<Use> uses) =>
        uses.Where(use => (Within(use.To, "MailKit") || Within(use.To, "MimeKit") || use.To == "System.Net.Mail.SmtpClient") && use.FromNamespace is not ("Notifications.Email" or "TwilioSimulator.Mailbox"));

    private static bool Within(string name, string room) =>
        name.Equals(room, StringComparison.Ordinal) || name.StartsWith(room + ".", StringComparison.Ordinal);

    private static string? Capability(string @namespace, string service) =>
        Within(@namespace, service) && @namespace.Length > service.Length ? @namespace[(service.Length + 1)..].Split('.')[0] : null;
}
