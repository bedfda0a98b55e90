using MassTransit;
using MassTransit.RabbitMqTransport;

namespace ServiceDefaults.Data.Bus;

/// <summary>
/// Lets go of a channel that has died. MassTransit learns of a broken line by the channel's event, but listens to it only a moment
/// after the channel was opened: a line that breaks in between is told to nobody, the endpoint keeps the dead channel and fails
/// with it for as long as the process lives (251 of 400 messages of a run with breaking lines were never read). So whoever has
/// failed with a channel that is not open any more says so here, and the next try opens a new one.
/// </summary>
internal sealed class DeadChannelFilter(Uri endpoint) : IFilter<ChannelContext>
{
    public async Task Send(ChannelContext context, IPipe<ChannelContext> next)
    {
        try
        {
            await next.Send(context);
        }
        catch (Exception exception) when (!context.Channel.IsOpen)
        {
            context.NotifyFaulted(exception, endpoint);
            throw;
        }
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("deadChannel");
}
