using ServiceDefaults.Data.Bus;
using ServiceDefaults.Data.Database;
using Texting.Contracts.Numbers;

namespace Messaging.Senders;

/// <summary>The number a company texts from, and whether it may. Replica of what Numbers says.</summary>
public sealed class Sender : ICompanyOwned, IReplica
{
    public Sender(Guid companyId) => CompanyId = companyId;

    public Guid CompanyId { get; private init; }

    public string Number { get; private set; } = "";

    public string MessagingServiceSid { get; private set; } = "";

    public string AccountSid { get; private set; } = "";

    public SenderStanding Standing { get; private set; }

    public string? Reason { get; private set; }

    public long Version { get; private set; }

    public void Apply(SenderChanged sender)
    {
        (Number, MessagingServiceSid, AccountSid) = (sender.Number, sender.MessagingServiceSid, sender.AccountSid);
        (Standing, Reason, Version) = (sender.Standing, sender.Reason, sender.Version);
    }
}
