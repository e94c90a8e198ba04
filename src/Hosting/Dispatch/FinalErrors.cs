using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TypedStreaming.Hosting.DependencyInjection;
using TypedStreaming.Hosting.Telemetry;

namespace TypedStreaming.Hosting.Dispatch;

/// <summary>Reports the final error of a client, and stops the host if the settings require it.</summary>
internal sealed class FinalErrors(ClientRegistration registration, ClientHandlers handlers, IServiceProvider services)
{
    private readonly IHostApplicationLifetime _lifetime = services.GetRequiredService<IHostApplicationLifetime>();

    public void Report(Exception failure)
    {
        // The host could not start because of another service, and reports that. The client was disposed together with the host.
        if (failure is ObjectDisposedException && !_lifetime.ApplicationStarted.IsCancellationRequested) return;
        var error = (failure as StreamingException)?.Error;
        handlers.Context.Status.Fail(error);
        var isLast = IsLast(handlers.Settings);
        var stopsHost = isLast || registration.FinalErrorIn(handlers.Settings) == FinalErrorAction.StopHost;
        var consequence = isLast ? "No other client is running, so the host stops." : stopsHost ? "The host stops." : "Other clients and services continue.";
        var remedy = Remedy.Of(failure, registration.Lease?.Name);
        HostingLog.FinalError(handlers.Context.Logger, handlers.Context.DisplayName, FailureText.Safe(failure), remedy, consequence);
        if (!stopsHost) return;
        Environment.ExitCode = 1;
        _lifetime.StopApplication();
    }

    /// <summary>
    /// Returns true if no other client is still running, and the settings of this client do not specify what happens after a final error.
    /// </summary>
    private bool IsLast(TypedStreamingOptions settings)
    {
        var clients = services.GetRequiredService<ClientRegistrations>().All;
        return (clients.Count > 1 || registration.Name is not null) && settings.Client.OnFinalError is null
            && clients.All(client => services.GetRequiredKeyedService<ClientHandlers>(client.Key).Context.Status.Values.HasFinalError);
    }
}
