using System.Globalization;
using Notifications.Data;
using Notifications.Email.Templates;
using ServiceDefaults.Data.Bus;
using ServiceDefaults.Data.Database;
using Texting.Contracts.Billing;

namespace Notifications.Incoming;

/// <summary>The company hears that the statement of a month is ready.</summary>
public sealed class OnPeriodClosed(NotificationsDb db, TimeProvider clock) : IHandle<PeriodClosed>
{
    public Task HandleAsync(PeriodClosed message, CancellationToken cancellationToken)
    {
        db.EmailNews.Add(EmailNews.Of(message.CompanyId, $"period:{message.PeriodId:N}", EmailKind.PeriodReady, clock.GetUtcNow(), new()
        {
            ["from"] = message.From.ToString("O", CultureInfo.InvariantCulture),
            ["used"] = Number(message.Used),
            ["allotment"] = Number(message.Allotment),
            ["rolloverIn"] = Number(message.RolloverIn),
            ["rolloverOut"] = Number(message.RolloverOut),
            ["overage"] = Number(message.OverageTexts),
            ["amount"] = message.AmountDue.ToString(CultureInfo.InvariantCulture),
        }));
        return db.SaveOnceAsync(TemplateTables.Cause, cancellationToken);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
