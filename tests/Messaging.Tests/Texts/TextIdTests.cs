using CsCheck;
using Messaging.Texts;

namespace Messaging.Tests.Texts;

public sealed class TextIdTests
{
    [Fact]
    public void An_id_tells_when_its_text_was_created() =>
        Gen.Long[0, TimeSpan.TicksPerDay * 365 * 200].Sample(ticks =>
        {
            var at = TextId.Instant(DateTimeOffset.UnixEpoch.AddTicks(ticks));
            Assert.Equal(at, TextId.CreatedAt(TextId.New(at)));
        });

    [Fact]
    public void An_id_that_was_never_given_out_tells_nothing()
    {
        Assert.Null(TextId.CreatedAt(Guid.Empty));
        Assert.Null(TextId.CreatedAt(Guid.Parse("d9428888-122b-41e1-b85c-61e0a9f8fc24")));
        Assert.Null(TextId.CreatedAt(Guid.Parse("ffffffff-ffff-7fff-bfff-ffffffffffff")));
    }
}
