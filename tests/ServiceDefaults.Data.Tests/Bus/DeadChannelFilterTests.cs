using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using MassTransit;
using MassTransit.RabbitMqTransport;
using RabbitMQ.Client;
using ServiceDefaults.Data.Bus;

namespace ServiceDefaults.Data.Tests.Bus;

/// <summary>
/// The moment in which the library misses that a channel died is too short to be hit on purpose (OutageTests have hit it
/// three times in all their runs), so its channel is played here.
/// </summary>
public sealed class DeadChannelFilterTests
{
    private static readonly Uri Endpoint = new("rabbitmq://broker/sample.sample.note-written");

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task Who_fails_with_a_channel_that_died_lets_go_of_it_and_of_no_other(bool isOpen, bool isLetGo)
    {
        var channel = Played<ChannelContext>.As(new() { ["get_Channel"] = Played<IChannel>.As(new() { ["get_IsOpen"] = isOpen }, []) }, out var told);
        var failure = new IOException("The line broke.");

        Assert.Same(failure, await Assert.ThrowsAsync<IOException>(() => new DeadChannelFilter(Endpoint).Send(channel, Pipe.Execute<ChannelContext>(_ => throw failure))));

        Assert.Equal(isLetGo ? ["NotifyFaulted: The line broke. rabbitmq://broker/sample.sample.note-written"] : [], told);
    }

    [Fact]
    public async Task A_reader_that_stops_by_itself_lets_go_of_nothing()
    {
        var channel = Played<ChannelContext>.As(new() { ["get_Channel"] = Played<IChannel>.As(new() { ["get_IsOpen"] = false }, []) }, out var told);

        await new DeadChannelFilter(Endpoint).Send(channel, Pipe.Empty<ChannelContext>());

        Assert.Empty(told);
    }

    /// <summary>Answers what it was told to, and notes what it was told.</summary>
    [SuppressMessage("Performance", "CA1852:Seal internal types", Justification = "DispatchProxy derives from it at run time.")]
    private class Played<T> : DispatchProxy where T : class
    {
        private Dictionary<string, object> _answers = [];
        private List<string> _told = [];

        public static T As(Dictionary<string, object> answers, out List<string> told) => As(answers, told = []);

        public static T As(Dictionary<string, object> answers, List<string> told)
        {
            var played = Create<T, Played<T>>();
            ((Played<T>)(object)played)._answers = answers;
            ((Played<T>)(object)played)._told = told;
            return played;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (_answers.TryGetValue(targetMethod!.Name, out var answer)) return answer;
            _told.Add($"{targetMethod.Name}: {string.Join(' ', args!.Select(arg => arg is Exception exception ? exception.Message : arg))}");
            return null;
        }
    }
}
