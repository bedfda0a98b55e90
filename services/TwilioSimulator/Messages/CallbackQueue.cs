namespace TwilioSimulator.Messages;

/// <summary>
/// The callbacks of one text. In order, a status waits until the one before has been answered or given up, so that
/// only the fault that shuffles them ever shows them out of order; copies of one status go out together.
/// </summary>
internal sealed class CallbackQueue(bool inOrder)
{
    readonly List<Task> _posts = [];
    Task _turn = Task.CompletedTask;
    MessageStatus? _current;

    public void Add(MessageStatus status, Func<Task> post)
    {
        if (inOrder && status != _current) _turn = Task.WhenAll(_posts);
        _current = status;
        _posts.Add(RunAsync(_turn, post));
    }

    public Task Finished() => Task.WhenAll(_posts);

    static async Task RunAsync(Task turn, Func<Task> post)
    {
        await turn;
        await post();
    }
}
