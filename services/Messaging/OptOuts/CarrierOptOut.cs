using Npgsql;
using NpgsqlTypes;

namespace Messaging.OptOuts;

/// <summary>The carrier says that a phone opted out (21610): an opt-out that we missed, with its evidence, in one statement.</summary>
internal static class CarrierOptOut
{
    private const string Sql = """
        WITH changed AS (
          INSERT INTO opt_outs AS o (company_id, phone, opted_out, changed_at) VALUES ($1, $3, true, $4)
          ON CONFLICT (company_id, phone) DO UPDATE SET opted_out = true, changed_at = excluded.changed_at WHERE NOT o.opted_out
          RETURNING company_id)
        INSERT INTO consent_events (company_id, contact_id, phone, change, source, detail, at)
        SELECT company_id, $2, $3, 'OptedOut', 'Carrier', '21610', $4 FROM changed
        """;

    public static NpgsqlBatchCommand Command(Guid companyId, Guid? contactId, string phone, DateTimeOffset now) => new(Sql)
    {
        Parameters =
        {
            new() { Value = companyId }, new() { Value = (object?)contactId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
            new() { Value = phone }, new() { Value = now },
        },
    };
}
