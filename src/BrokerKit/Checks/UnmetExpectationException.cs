namespace TypedStreaming.BrokerKit.Checks;

internal sealed class UnmetExpectationException(string message, Exception? innerException = null) : Exception(message, innerException);
