using Messaging.Tests.Inbound;
using Npgsql;

namespace Messaging.Tests.OptOuts;

/// <summary>Evidence of consent cannot be changed or taken away, whatever a program may try.</summary>
[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class AppendOnlyTests(MessagingHost host)
{
    [Theory]
    [InlineData("UPDATE consent_events SET at = now()")]
    [InlineData("UPDATE consent_events SET phone = NULL WHERE false")]
    [InlineData("DELETE FROM consent_events")]
    [InlineData("TRUNCATE consent_events")]
    [InlineData("INSERT INTO consent_events (id, company_id, change, source, at) OVERRIDING SYSTEM VALUE SELECT id, company_id, 'OptedIn', 'Staff', now() FROM consent_events ON CONFLICT (id) DO UPDATE SET change = excluded.change")]
    [InlineData("UPDATE settings_changes SET new_value = NULL")]
    [InlineData("DELETE FROM settings_changes")]
    [InlineData("TRUNCATE settings_changes")]
    [InlineData("DELETE FROM opt_outs")]
    [InlineData("TRUNCATE opt_outs")]
    public async Task The_database_refuses_to_forget(string statement)
    {
        using var phone = new Handset(host, "+14155550659");
        await phone.TextAsync("STOP");
        var before = await CountAsync();

        var refused = await Assert.ThrowsAsync<PostgresException>(() => host.Run(statement));

        Assert.Equal(PostgresErrorCodes.IntegrityConstraintViolation, refused.SqlState);
        Assert.Equal(before, await CountAsync());
    }

    private Task<long> CountAsync() => host.Scalar<long>("SELECT (SELECT count(*) FROM consent_events) + (SELECT count(*) FROM settings_changes) + (SELECT count(*) FROM opt_outs)");
}
