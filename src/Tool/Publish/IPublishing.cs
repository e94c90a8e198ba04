namespace TypedStreaming.Tool.Publish;

/// <summary>Publishes the events of a command, in their order.</summary>
internal interface IPublishing
{
    /// <param name="skip">The number of events at the beginning that are not published.</param>
    /// <param name="published">Is called with the number and the <c>EventUuid</c> of each published event.</param>
    /// <param name="cancellationToken">Ends the command.</param>
    /// <exception cref="Running.ToolException">An event is not published; the message says which one, and how to continue.</exception>
    Task RunAsync(int skip, Action<int, string?> published, CancellationToken cancellationToken);
}
