using Testing.Running;
using Texting.Contracts.Messaging;

namespace Journeys.Tests;

/// <summary>S31: "This tool will confirm that the number conforms to telecom standards."</summary>
public sealed class S31_NumberValidityTests(SystemFixture system)
{
    [Theory]
    [InlineData(210, "country-not-served")]
    [InlineData(211, "phone-area-code-missing")]
    [InlineData(212, "phone-missing")]
    public async Task A_number_that_cannot_be_texted_is_refused_with_the_reason_the_list_shows(int person, string reason)
    {
        var contact = Demo.Person(person);

        var entry = await system.Olivia.ComposeAsync(contact, $"To {reason}", DeliveryMode.TextOnly);

        Assert.Equal((reason, 0), (entry.NotTexted?.Code, entry.Texts.Count));
        Assert.Equal(entry.NotTexted, (await system.Olivia.HeadAsync(contact)).CannotText);
        Assert.DoesNotContain((await system.Carrier.OracleAsync()).Messages, message => message.Body == $"To {reason}");
    }
}
