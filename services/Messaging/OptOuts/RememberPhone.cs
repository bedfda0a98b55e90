using Messaging.Data;
using Microsoft.EntityFrameworkCore;

namespace Messaging.OptOuts;

/// <summary>Makes sure that a phone has its row before the first text to it, see <see cref="OptOut"/>.</summary>
public static class RememberPhone
{
    public static Task RememberPhoneAsync(this MessagingDb db, Guid companyId, string phone, DateTimeOffset at, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"""
            INSERT INTO opt_outs (company_id, phone, opted_out, changed_at) VALUES ({companyId}, {phone}, false, {at})
            ON CONFLICT (company_id, phone) DO NOTHING
            """, cancellationToken);
}
