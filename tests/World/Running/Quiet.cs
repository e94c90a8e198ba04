using System.Runtime.CompilerServices;

namespace TypedStreaming.World.Running;

/// <summary>
/// The one thread of the pool that everything runs on. A driver that queues itself after all other work, until there is none, continues
/// when all is done that can be done without the world moving on.
/// </summary>
internal static class Quiet
{
    /// <summary>Leaves the pool one thread. Called once, before anything else is started.</summary>
    public static void TakeOneThread()
    {
        if (!ThreadPool.SetMinThreads(1, 1) || !ThreadPool.SetMaxThreads(1, 1))
            throw new InvalidOperationException("The thread pool does not take a limit of one thread.");
    }

    public static async ValueTask ReachAsync()
    {
        do await default(Turn);
        while (ThreadPool.PendingWorkItemCount > 0);
    }

    /// <summary>Continues after all that is queued globally; the work that a thread has queued for itself is done before that.</summary>
    private readonly struct Turn : ICriticalNotifyCompletion
    {
        public bool IsCompleted => false;

        public Turn GetAwaiter() => this;

        public void GetResult()
        {
        }

        public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

        public void UnsafeOnCompleted(Action continuation) =>
            ThreadPool.UnsafeQueueUserWorkItem(static next => next(), continuation, preferLocal: false);
    }
}
