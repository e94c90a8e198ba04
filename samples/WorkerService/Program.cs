using Microsoft.Extensions.Options;
using WorkerService;

if (args is ["--help" or "-h"]) return Arguments.Explain();
try
{
    return await Service.RunAsync(Arguments.Parse(args));
}
catch (FormatException e)
{
    return Arguments.Refuse(e);
}
catch (OperationCanceledException)
{
    return 0; // Ctrl-C before the start was complete.
}
catch (Exception e) when (e is OptionsValidationException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e is OptionsValidationException wrong ? string.Join('\n', wrong.Failures) : e.Message);
    return 1;
}
