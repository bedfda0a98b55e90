using System.Text.Json;
using Messaging.Data;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Inbound;

/// <summary>Keeps what nobody can be given yet; a repeated delivery is kept once.</summary>
internal static class Quarantine
{
    internal static Task QuarantineAsync(
        this MessagingDb db, InboundText text, IFormCollection form, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var whole = JsonSerializer.Serialize(InboundText.Whole(form));
        return db.Database.ExecuteSqlAsync($"""
            INSERT INTO quarantine (id, account_sid, carrier_sid, form, received_at)
            VALUES ({Guid.CreateVersion7(at)}, {text.AccountSid}, {text.Sid}, {whole}::jsonb, {at})
            ON CONFLICT (carrier_sid) DO NOTHING
            """, cancellationToken);
    }
}
