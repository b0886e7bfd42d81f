"""Starts the Java kernel and speaks to it only when it can answer.

The kernel opens its ports a moment before it knows what to do with a message; one that comes in between ends its thread, and
then nothing is ever answered. Jupyter's client speaks at once, so it is held back until that moment is over. About one
start in six loses a thread all the same; that is told soon, so that it is started again.
"""

import zmq
import zmq.asyncio
from asyncio import sleep

from jupyter_client.manager import AsyncKernelManager

BEATS_WITHIN_MILLIS = 40_000
MOMENT = 5


class PatientKernelManager(AsyncKernelManager):
    """Jupyter's own, with a wait after the start: for the heart to beat, and a moment more."""

    async def start_kernel(self, **settings):
        await super().start_kernel(**settings)
        heart = zmq.asyncio.Context.instance().socket(zmq.REQ)
        heart.linger = 0
        heart.connect(f"tcp://{self.ip}:{self.hb_port}")
        await heart.send(b"ping")
        beats = await heart.poll(BEATS_WITHIN_MILLIS)
        heart.close()
        if not beats:
            await self.shutdown_kernel(now=True)
            raise RuntimeError("Kernel didn't beat")
        await sleep(MOMENT)
