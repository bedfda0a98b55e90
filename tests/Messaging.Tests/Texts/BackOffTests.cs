using Messaging.Texts;

namespace Messaging.Tests.Texts;

public sealed class BackOffTests
{
    [Theory]
    [InlineData(1, 180, 220)]
    [InlineData(2, 360, 440)]
    [InlineData(6, 5_760, 7_040)]
    [InlineData(20, 30_000, 30_000)]
    [InlineData(int.MaxValue, 30_000, 30_000)]
    public void It_doubles_from_a_fifth_of_a_second_to_half_a_minute(int attempt, int least, int most)
    {
        Assert.InRange(BackOff.After(attempt, 0).TotalMilliseconds, least - 1, most + 1);
        Assert.InRange(BackOff.After(attempt, 1).TotalMilliseconds, least - 1, most + 1);
    }
}
